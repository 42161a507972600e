package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.auth.Authorizations;
import io.github.camelgmail.simulator.auth.IdTokens;
import io.github.camelgmail.simulator.auth.ServiceAccounts;
import io.github.camelgmail.simulator.auth.TokenEndpoint;
import io.github.camelgmail.simulator.auth.Tokens;
import io.github.camelgmail.simulator.auth.WorkloadIdentity;
import io.github.camelgmail.simulator.fault.Faults;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.quota.Quota;
import io.github.camelgmail.simulator.web.WebPages;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the server works on; everything in it is thread-safe.
 *
 * @param mailboxes    the mailbox of an address
 * @param allMailboxes every mailbox
 */
public record SimulatorState(
        Clock clock,
        Function<String, Optional<Mailbox>> mailboxes,
        Supplier<List<Mailbox>> allMailboxes,
        Tokens tokens,
        TokenEndpoint tokenEndpoint,
        Authorizations authorizations,
        ServiceAccounts serviceAccounts,
        WorkloadIdentity workloadIdentity,
        IdTokens idTokens,
        Quota quota,
        Faults faults,
        RequestLog requests,
        WebPages pages) {}

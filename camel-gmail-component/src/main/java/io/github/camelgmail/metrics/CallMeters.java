package io.github.camelgmail.metrics;

import io.github.camelgmail.client.CallCounters;
import io.github.camelgmail.client.GmailClient;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.camel.CamelContext;

/** The meters of all calls that one component makes. */
public final class CallMeters {

    private CallMeters() {}

    /**
     * Registers them.
     *
     * @param component the component's name
     * @param counters  those of all its calls, by the way they are made
     * @param clients   the clients of all mailboxes
     */
    public static Meters bind(
            CamelContext context,
            String component,
            Supplier<Collection<CallCounters>> counters,
            Supplier<Collection<GmailClient>> clients) {
        return Meters.of(context, Map.of("component", component))
                .counter(
                        "camel.gmail.requests",
                        "requests",
                        "Requests to Gmail; a batch is one",
                        () -> sum(counters, CallCounters::requests))
                .counter(
                        "camel.gmail.calls",
                        "calls",
                        "Attempts to call a method of the API, alone or in a batch",
                        () -> sum(counters, CallCounters::calls))
                .counter(
                        "camel.gmail.quota.used",
                        "units",
                        "Quota units of these calls at the prices of option quotaProfile",
                        () -> sum(counters, CallCounters::units))
                .counter(
                        "camel.gmail.retries",
                        "calls",
                        "Calls made once more after a failure",
                        () -> sum(counters, CallCounters::retries))
                .counter(
                        "camel.gmail.failures",
                        "calls",
                        "Calls that failed for good",
                        () -> sum(counters, CallCounters::failures))
                .gauge("camel.gmail.mailboxes", "mailboxes", "Mailboxes that routes reach", () -> clients.get()
                        .size())
                .gauge(
                        "camel.gmail.mailboxes.paused",
                        "mailboxes",
                        "Mailboxes to which calls are held back because a quota is spent",
                        () -> clients.get().stream()
                                .filter(client -> client.pause().isPresent())
                                .count());
    }

    private static long sum(Supplier<Collection<CallCounters>> counters, ToLongFunction<CallCounters> count) {
        return counters.get().stream().mapToLong(count).sum();
    }
}

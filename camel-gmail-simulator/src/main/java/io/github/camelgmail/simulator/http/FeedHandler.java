package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.auth.AccessToken;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.vertx.core.Future;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The inbox feed, and that of any other label (Gmail guide "Inbox feed"). No quota units are charged. */
final class FeedHandler {

    private static final String PATH = "/mail/feed/atom";
    private static final List<String> NAMES = List.of("feed");
    private static final Set<String> SCOPES =
            Set.of("https://mail.google.com/mail/feed/atom", "https://mail.google.com/");

    private final Authenticator authenticator;
    private final Function<String, Optional<Mailbox>> mailboxes;
    private final Execution execution;

    FeedHandler(Authenticator authenticator, Function<String, Optional<Mailbox>> mailboxes, Execution execution) {
        this.authenticator = authenticator;
        this.mailboxes = mailboxes;
        this.execution = execution;
    }

    boolean serves(Request request) {
        return request.verb().equals("GET")
                && (request.path().equals(PATH) || request.path().startsWith(PATH + "/"));
    }

    Future<Reply> handle(Call call) {
        call.method("feed");
        AccessToken token = authenticator.authenticate(call.request());
        if (token.scopes().stream().noneMatch(SCOPES::contains)) {
            throw Failures.insufficientScopes("feed");
        }
        Mailbox mailbox = Optional.ofNullable(token.mailbox())
                .flatMap(mailboxes)
                .orElseThrow(() -> GmailError.failedPrecondition("Mail service not enabled"));
        String label = label(call.request().path());
        return execution.run(
                NAMES,
                () -> execution.onWorker(() -> new Reply(
                        200,
                        Map.of("Content-Type", "application/xml; charset=UTF-8"),
                        AtomFeed.of(mailbox, label).getBytes(StandardCharsets.UTF_8),
                        Duration.ZERO)));
    }

    /** The label's name; empty for the inbox. */
    private static String label(String path) {
        String name = path.substring(PATH.length()).replaceFirst("^/", "");
        return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.auth.AuthorizationRequest;
import io.github.camelgmail.simulator.auth.Authorizations;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.web.ConsentPage;
import io.github.camelgmail.simulator.web.Page;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The authorization page: asks with GET, and takes the answer with POST. */
final class ConsentHandler {

    private static final Set<String> PATHS = Set.of("/o/oauth2/v2/auth", "/o/oauth2/auth");
    private static final Set<String> VERBS = Set.of("GET", "POST");
    private static final List<String> NAMES = List.of("authorize");

    private final Authorizations authorizations;
    private final Supplier<List<Mailbox>> mailboxes;
    private final Execution execution;

    ConsentHandler(Authorizations authorizations, Supplier<List<Mailbox>> mailboxes, Execution execution) {
        this.authorizations = authorizations;
        this.mailboxes = mailboxes;
        this.execution = execution;
    }

    boolean serves(Request request) {
        return PATHS.contains(request.path()) && VERBS.contains(request.verb());
    }

    Future<Reply> handle(Call call) {
        call.method("authorize");
        return execution.run(NAMES, () -> execution.onWorker(() -> answer(call.request())));
    }

    private Reply answer(Request request) throws IOException {
        Parameters parameters = request.verb().equals("GET")
                ? request.query()
                : Parameters.parse(new String(request.content(HttpLimits.JSON_BYTES), StandardCharsets.UTF_8));
        Map<String, String> asked = new HashMap<>();
        parameters.values().keySet().forEach(name -> asked.put(name, parameters.first(name)));
        String mailbox = asked.remove("mailbox");
        String decision = asked.remove("decision");
        asked.remove("granted");
        try {
            AuthorizationRequest wanted = authorizations.check(asked);
            return request.verb().equals("GET")
                    ? question(wanted)
                    : decide(wanted, decision, mailbox, parameters.values().getOrDefault("granted", List.of()));
        } catch (AuthorizationRequest.Refused e) {
            return reply(ConsentPage.refusal(e.status(), e.error(), e.getMessage()));
        }
    }

    private Reply question(AuthorizationRequest wanted) {
        return reply(ConsentPage.question(
                wanted.clientId(),
                wanted.parameters(),
                wanted.scopes(),
                mailboxes.get(),
                wanted.loginHint(),
                wanted.redirectUri()));
    }

    private Reply decide(AuthorizationRequest wanted, String decision, String address, List<String> granted) {
        Set<String> scopes = new TreeSet<>(granted);
        scopes.retainAll(wanted.scopes());
        if (!"allow".equals(decision) || scopes.isEmpty()) {
            return redirect(authorizations.deny(wanted));
        }
        return mailboxes.get().stream()
                .map(Mailbox::emailAddress)
                .filter(known -> known.equalsIgnoreCase(address))
                .findFirst()
                .map(mailbox -> redirect(authorizations.allow(wanted, mailbox, scopes)))
                .orElseGet(() -> reply(ConsentPage.refusal(400, "invalid_request", "There is no such mailbox.")));
    }

    private static Reply redirect(String location) {
        return Reply.empty(302).with("Location", location).with("Cache-Control", "no-store");
    }

    private static Reply reply(Page page) {
        return new Reply(page.status(), page.headers(), page.body(), Duration.ZERO);
    }
}

package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.api.ApiMethod;
import io.github.camelgmail.simulator.auth.AccessToken;
import io.github.camelgmail.simulator.auth.Tokens;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Who is calling, and whether they may. */
final class Authenticator {

    private final Tokens tokens;
    private final Function<String, Optional<Mailbox>> mailboxes;

    Authenticator(Tokens tokens, Function<String, Optional<Mailbox>> mailboxes) {
        this.tokens = tokens;
        this.mailboxes = mailboxes;
    }

    /** A caller who may call the method in the mailbox. */
    record Caller(Mailbox mailbox, boolean delegated, Set<String> scopes) {
        String user() {
            return mailbox.emailAddress();
        }
    }

    /** Checks the token, its scopes and the mailbox, in this order. */
    Caller authorise(Request request, MethodTable.Match match) {
        AccessToken token = authenticate(request);
        ApiMethod method = match.method();
        if (method.scopes().stream().noneMatch(token.scopes()::contains)) {
            throw Failures.insufficientScopes(method.id());
        }
        if (token.mailbox() == null) {
            throw GmailError.failedPrecondition("Precondition check failed.");
        }
        Mailbox mailbox = mailboxes
                .apply(token.mailbox())
                .orElseThrow(() -> GmailError.failedPrecondition("Mail service not enabled"));
        String userId = match.userId();
        if (!userId.equals("me") && !userId.equalsIgnoreCase(token.mailbox())) {
            throw GmailError.forbidden("Delegation denied for " + token.mailbox());
        }
        return new Caller(mailbox, token.delegated(), token.scopes());
    }

    /** What the request's bearer token allows. */
    AccessToken authenticate(Request request) {
        String header = request.header("Authorization");
        String token = header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).trim()
                : request.query().first("access_token");
        if (token == null) {
            token = request.query().first("oauth_token");
        }
        if (token == null || token.isEmpty()) {
            throw Failures.missingCredentials();
        }
        return tokens.find(token).orElseThrow(Failures::invalidCredentials);
    }
}

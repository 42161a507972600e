package io.github.camelgmail.simulator.web;

import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page that asks a user to let a client use the mailbox. */
public final class ConsentPage {

    private ConsentPage() {}

    /**
     * The question.
     *
     * @param clientId    who asks
     * @param parameters  what is sent along with the answer
     * @param scopes      what it asks for
     * @param mailboxes   who may answer
     * @param loginHint   who is expected to, or null
     * @param redirectUri where the browser goes afterwards
     */
    public static Page question(
            String clientId,
            Map<String, String> parameters,
            Set<String> scopes,
            List<Mailbox> mailboxes,
            String loginHint,
            String redirectUri) {
        StringBuilder form = new StringBuilder("<form method=\"post\">");
        parameters.forEach((name, value) -> form.append(
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(Html.escape(name), Html.escape(value))));
        form.append("<p><b>%s</b> wants to use the mailbox <select name=\"mailbox\" id=\"mailbox\">"
                .formatted(Html.escape(clientId)));
        for (Mailbox mailbox : mailboxes) {
            form.append("<option%s>%s</option>"
                    .formatted(
                            mailbox.emailAddress().equalsIgnoreCase(loginHint) ? " selected" : "",
                            Html.escape(mailbox.emailAddress())));
        }
        form.append("</select> for:");
        for (String scope : scopes) {
            form.append("<p><label><input type=\"checkbox\" name=\"granted\" value=\"%1$s\" checked> %1$s</label>"
                    .formatted(Html.escape(scope)));
        }
        form.append("<p><button name=\"decision\" value=\"allow\" id=\"allow\">Allow</button>"
                + " <button name=\"decision\" value=\"deny\" id=\"deny\">Deny</button></form>");
        URI redirect = URI.create(redirectUri);
        // Browsers apply the policy to where a form's answer redirects to as well.
        String targets = "'self' " + redirect.getScheme() + "://" + redirect.getRawAuthority();
        return Layout.page(200, "Sign in to the Gmail simulator", form.toString(), false, targets);
    }

    /** The answer to a request that can't be granted. */
    public static Page refusal(int status, String error, String explanation) {
        return Layout.page(
                status,
                "Access blocked: Authorization Error",
                "<p>%s<p>Error %d: %s".formatted(Html.escape(explanation), status, Html.escape(error)),
                false);
    }
}

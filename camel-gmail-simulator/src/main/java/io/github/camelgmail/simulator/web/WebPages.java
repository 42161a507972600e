package io.github.camelgmail.simulator.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.api.ApiMethod;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The pages at {@code /} and under {@code /web/}: mailboxes, a mailbox, a message, its source and its attachments. */
public final class WebPages {

    private static final String PREFIX = "/web/";

    private final Supplier<List<Mailbox>> mailboxes;
    private final ApiReader api;

    public WebPages(Supplier<List<Mailbox>> mailboxes, List<ApiMethod> methods) {
        this.mailboxes = mailboxes;
        this.api = new ApiReader(methods);
    }

    /**
     * The page of an address.
     *
     * @param path  the path, percent-encoded
     * @param query gives a query parameter's value or null
     * @return null when there is none
     */
    public Page page(String path, Function<String, String> query) {
        if (path.equals("/")) {
            return overview();
        }
        if (!path.startsWith(PREFIX)) {
            return null;
        }
        String[] segments = path.substring(PREFIX.length()).split("/");
        Mailbox mailbox = find(decode(segments[0]));
        if (mailbox == null) {
            return null;
        }
        try {
            return switch (segments.length) {
                case 1 -> new MailboxPage(api, mailbox).render(query.apply("label"), query.apply("page"));
                case 2 -> new MessagePage(api, mailbox, decode(segments[1])).render();
                case 3 -> segments[2].equals("source") ? source(mailbox, decode(segments[1])) : null;
                case 4 ->
                    segments[2].equals("attachment")
                            ? new MessagePage(api, mailbox, decode(segments[1])).attachment(decode(segments[3]))
                            : null;
                default -> null;
            };
        } catch (GmailError e) {
            return Layout.page(e.code(), "Not found", "<p>" + Html.escape(e.getMessage()), false);
        }
    }

    /** A mailbox's page. */
    static String link(Mailbox mailbox) {
        return PREFIX + encode(mailbox.emailAddress());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A file that a browser saves and never shows. */
    static Page download(String fileName, byte[] bytes) {
        return new Page(
                200,
                Map.of(
                        "Content-Type",
                        "application/octet-stream",
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''" + encode(fileName).replace("*", "%2A")),
                bytes);
    }

    private Page overview() {
        StringBuilder rows = new StringBuilder();
        for (Mailbox mailbox : mailboxes.get()) {
            JsonNode profile = api.call("getProfile", mailbox, Map.of(), Map.of());
            rows.append("<tr><td><a href=\"%s\">%s</a><td>%s messages<td>%s threads"
                    .formatted(
                            link(mailbox),
                            Html.escape(mailbox.emailAddress()),
                            Html.escape(profile.path("messagesTotal").asText()),
                            Html.escape(profile.path("threadsTotal").asText())));
        }
        String content = rows.isEmpty() ? "<p>There is no mailbox yet." : "<table>" + rows + "</table>";
        return Layout.page(200, "Gmail simulator", content, true);
    }

    private Page source(Mailbox mailbox, String id) {
        String raw = api.message(mailbox, id, "raw").path("raw").asText();
        return download(id + ".eml", Base64.getUrlDecoder().decode(raw));
    }

    private Mailbox find(String address) {
        return mailboxes.get().stream()
                .filter(mailbox -> mailbox.emailAddress().equals(address))
                .findFirst()
                .orElse(null);
    }

    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

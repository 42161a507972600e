package io.github.camelgmail.simulator.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One mailbox: its labels and, of one of them or of all, a page of messages. */
final class MailboxPage {

    private static final String PAGE_SIZE = "50";

    private final ApiReader api;
    private final Mailbox mailbox;
    private final Map<String, String> labelNames = new HashMap<>();

    MailboxPage(ApiReader api, Mailbox mailbox) {
        this.api = api;
        this.mailbox = mailbox;
    }

    /**
     * The page.
     *
     * @param labelId   the label whose messages are listed; null for all, trash and spam among them
     * @param pageToken where to go on; null for the newest
     */
    Page render(String labelId, String pageToken) {
        String labels = labels(labelId);
        Map<String, List<String>> query = new HashMap<>();
        query.put("maxResults", List.of(PAGE_SIZE));
        query.put("includeSpamTrash", List.of("true"));
        if (labelId != null) {
            query.put("labelIds", List.of(labelId));
        }
        if (pageToken != null) {
            query.put("pageToken", List.of(pageToken));
        }
        JsonNode list = api.call("messages.list", mailbox, Map.of(), query);
        StringBuilder rows = new StringBuilder();
        list.path("messages")
                .forEach(message -> rows.append(row(message.path("id").asText())));
        String content = labels
                + (rows.isEmpty() ? "<p>There is no message here." : "<table>" + rows + "</table>")
                + older(labelId, list.path("nextPageToken").asText());
        return Layout.page(200, mailbox.emailAddress(), "<p><a href=\"/\">All mailboxes</a>" + content, true);
    }

    private String labels(String chosen) {
        StringBuilder nav = new StringBuilder("<nav>").append(labelLink(null, "All mail", chosen));
        JsonNode labels = api.call("labels.list", mailbox, Map.of(), Map.of()).path("labels");
        for (JsonNode label : labels) {
            labelNames.put(label.path("id").asText(), label.path("name").asText());
            nav.append(labelLink(label.path("id").asText(), label.path("name").asText(), chosen));
        }
        return nav.append("</nav>").toString();
    }

    private String labelLink(String id, String name, String chosen) {
        boolean on = id == null ? chosen == null : id.equals(chosen);
        return "<a%s href=\"%s\">%s</a>".formatted(on ? " class=\"on\"" : "", address(id, null), Html.escape(name));
    }

    private String row(String id) {
        JsonNode message = api.message(mailbox, id, "metadata");
        List<String> labels = new ArrayList<>();
        message.path("labelIds").forEach(label -> labels.add(label.asText()));
        StringBuilder badges = new StringBuilder();
        labels.forEach(label -> badges.append(" <span class=\"label\">")
                .append(Html.escape(labelNames.getOrDefault(label, label)))
                .append("</span>"));
        String subject = ApiReader.header(message, "Subject");
        return ("<tr%s><td style=\"width:22%%\">%s<td><a href=\"%s/%s\">%s</a>%s <span class=\"faint\">%s</span>"
                        + "<td class=\"faint\" style=\"width:10.5rem\">%s")
                .formatted(
                        labels.contains("UNREAD") ? " class=\"unread\"" : "",
                        Html.escape(ApiReader.header(message, "From")),
                        WebPages.link(mailbox),
                        WebPages.encode(id),
                        Html.escape(subject.isBlank() ? "(no subject)" : subject),
                        badges,
                        snippet(message),
                        Layout.time(message.path("internalDate").asLong()));
    }

    /** Gmail's snippet is HTML already, but not ours: what it escapes is unescaped and everything escaped once. */
    private static String snippet(JsonNode message) {
        String text = message.path("snippet")
                .asText()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        return Html.escape(text);
    }

    private String older(String labelId, String pageToken) {
        return pageToken.isEmpty() ? "" : "<p><a href=\"%s\">Older</a>".formatted(address(labelId, pageToken));
    }

    private String address(String labelId, String pageToken) {
        List<String> query = new ArrayList<>();
        if (labelId != null) {
            query.add("label=" + WebPages.encode(labelId));
        }
        if (pageToken != null) {
            query.add("page=" + WebPages.encode(pageToken));
        }
        return WebPages.link(mailbox) + (query.isEmpty() ? "" : "?" + String.join("&amp;", query));
    }
}

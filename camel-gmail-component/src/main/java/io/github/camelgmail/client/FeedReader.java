package io.github.camelgmail.client;

import io.github.camelgmail.api.InboxFeed;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads Gmail's feed, Atom 0.3 with a count. A document type, and with it every entity but XML's own five, is refused. */
final class FeedReader {

    private static final Pattern MESSAGE_ID = Pattern.compile("[?&]message_id=([^&]+)");

    private final XMLStreamReader xml;
    private final Map<String, String> feed = new HashMap<>();
    private final List<InboxFeed.Entry> entries = new ArrayList<>();

    private FeedReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    static InboxFeed read(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return new FeedReader(factory.createXMLStreamReader(in)).read();
        } catch (XMLStreamException | NumberFormatException e) {
            throw new IOException("the feed is not the XML that was expected", e);
        }
    }

    private InboxFeed read() throws XMLStreamException, IOException {
        Map<String, String> entry = null;
        boolean root = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new IOException("the feed has a document type, which is not read");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (!root && !name.equals("feed")) {
                    throw new IOException("the answer is no feed");
                }
                root = true;
                if (name.equals("entry")) {
                    entry = new HashMap<>();
                } else {
                    field(name, entry == null ? feed : entry);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("entry")) {
                entries.add(entry(entry));
                entry = null;
            }
        }
        long count = Long.parseLong(feed.getOrDefault("fullcount", String.valueOf(entries.size())));
        return new InboxFeed(feed.getOrDefault("title", ""), count, time(feed.get("modified")), entries);
    }

    /** What has elements of its own is gone into, not read as text. */
    private void field(String name, Map<String, String> fields) throws XMLStreamException {
        switch (name) {
            case "link" -> fields.putIfAbsent(name, xml.getAttributeValue(null, "href"));
            case "title", "fullcount", "modified", "summary", "issued", "id", "name", "email" ->
                fields.putIfAbsent(name, xml.getElementText().strip());
            default -> {}
        }
    }

    private static InboxFeed.Entry entry(Map<String, String> fields) {
        return new InboxFeed.Entry(
                fields.get("id"),
                messageId(fields.get("link")),
                fields.getOrDefault("title", ""),
                fields.getOrDefault("summary", ""),
                fields.get("link"),
                fields.getOrDefault("name", ""),
                fields.getOrDefault("email", ""),
                time(fields.get("issued")),
                time(fields.get("modified")));
    }

    private static String messageId(String link) {
        Matcher matcher = MESSAGE_ID.matcher(link == null ? "" : link);
        return matcher.find() ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8) : null;
    }

    private static Instant time(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.mailbox.Label;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Gmail's feed of unread messages, as Atom 0.3: all are counted, the newest twenty told of. */
final class AtomFeed {

    private static final int MOST_ENTRIES = 20;
    private static final String MAIL = "https://mail.google.com/mail";

    private final XMLStreamWriter xml;

    private AtomFeed(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @param label its name; empty for the inbox. One that does not exist has no messages */
    static String of(Mailbox mailbox, String label) {
        String id = label.isEmpty()
                ? "INBOX"
                : mailbox.labels().byName(label).map(Label::id).orElse("");
        List<StoredMessage> unread = mailbox.messages().stream()
                .filter(message -> message.hasLabel("UNREAD") && message.hasLabel(id))
                .toList();
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new AtomFeed(xml).write(mailbox.emailAddress(), label, unread);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text can always be written to", e);
        }
        return text.toString();
    }

    private void write(String address, String label, List<StoredMessage> unread) throws XMLStreamException {
        String where = label.isEmpty() ? "Inbox" : "Label '" + label + "'";
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeAttribute("version", "0.3");
        xml.writeDefaultNamespace("http://purl.org/atom/ns#");
        element("title", "Gmail - " + where + " for " + address);
        element("tagline", "New messages in your Gmail " + where);
        element("fullcount", String.valueOf(unread.size()));
        link(MAIL);
        element("modified", time(unread.isEmpty() ? 0 : unread.get(0).internalDate()));
        for (StoredMessage message : unread.subList(0, Math.min(unread.size(), MOST_ENTRIES))) {
            entry(address, message);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(String address, StoredMessage message) throws XMLStreamException {
        xml.writeStartElement("entry");
        element("title", message.mail().header("Subject").orElse(""));
        element("summary", message.mail().snippet());
        link(MAIL + "?account_id=" + address + "&message_id=" + message.id() + "&view=conv&extsrc=atom");
        element("modified", time(message.internalDate()));
        element("issued", time(message.internalDate()));
        element("id", "tag:gmail.google.com,2004:" + Long.parseUnsignedLong(message.id(), 16));
        xml.writeStartElement("author");
        element("name", first(message.mail().displayNames("From")));
        element("email", first(message.mail().addresses("From")));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void link(String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute("href", address);
        xml.writeAttribute("type", "text/html");
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(allowed(text));
        xml.writeEndElement();
    }

    /** Without what XML 1.0 can't hold. */
    private static String allowed(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String first(List<String> values) {
        return values.isEmpty() || values.get(0) == null ? "" : values.get(0);
    }
}

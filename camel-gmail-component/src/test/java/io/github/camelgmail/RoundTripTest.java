package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.mime.MailFormatException;
import jakarta.activation.DataHandler;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.Attachment;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.DefaultAttachment;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real and hostile mail, where the collection is present: put into the mailbox as it is and consumed as Gmail's payload tree
 * and in raw; then composed anew of what was consumed, and consumed once more.
 */
class RoundTripTest extends RouteTest {

    private static final Path COLLECTION = Path.of(System.getProperty("corpus.dir", "../../shared"), "mail");

    private static final String ADDRESS = "an address field holds what is no address";
    private static final String DATE = "the date is not as RFC 5322 wants dates written";
    private static final String NAME = "a field has a longer name than a line has room for";

    private static final String HEADER =
            "a line that is no header field ends the header to one parser and not to the other";
    private static final String STRUCTURE = "boundaries are broken, and each parser makes its own of them";
    private static final String FOLDED = "a file name that was folded has other white space";
    private static final String UUENCODE = "the tree leaves uuencoded content as it is";

    /** Where Gmail's payload tree and the raw mail give different exchanges, and why. */
    private static final Map<String, String> FORMS_DIFFER = Map.ofEntries(
            Map.entry("cpython/msg_15.txt.eml", HEADER),
            Map.entry("cpython/msg_25.txt.eml", STRUCTURE),
            Map.entry("cpython/msg_35.txt.eml", HEADER),
            Map.entry("cpython/msg_38.txt.eml", STRUCTURE),
            Map.entry("cpython/msg_39.txt.eml", STRUCTURE),
            Map.entry("cpython/msg_47.txt.eml", STRUCTURE),
            Map.entry("mime4j/mimetools-testmsgs__multi-2evil.msg.eml", FOLDED),
            Map.entry("mime4j/testmsgs__basic-plain-with-bad-header-separator.msg.eml", HEADER),
            Map.entry("mime4j/testmsgs__ending-boundaries.msg.eml", STRUCTURE),
            Map.entry("mime4j/testmsgs__malformedHeader-nocrlfcrlf.msg.eml", HEADER),
            Map.entry("mime4j/testmsgs__malformedHeader-noheader.msg.eml", HEADER),
            Map.entry("mime4j/testmsgs__malformedHeaderStartsBody-nocrlfcrlf.msg.eml", HEADER),
            Map.entry("mime4j/testmsgs__malformedHeaderStartsBody-noheader.msg.eml", HEADER),
            Map.entry("mime4j/testmsgs__missing-inner-start-boundary.msg.eml", STRUCTURE),
            Map.entry("mime4j/testmsgs__multipartemptypart.msg.eml", STRUCTURE),
            Map.entry("mime4j/testmsgs__multipartnopart.msg.eml", STRUCTURE),
            Map.entry("mime4j/testmsgs__obsolete.msg.eml", HEADER),
            Map.entry("mimekit/bounce.txt.eml", HEADER),
            Map.entry("mimekit/empty-multipart.txt.eml", STRUCTURE),
            Map.entry("mimekit/feedback-report.txt.eml", HEADER),
            Map.entry("mimekit/issue358.txt.eml", HEADER),
            Map.entry("mimekit/stack-overflow.txt.eml", HEADER),
            Map.entry("zbateson/m1014.txt.eml", UUENCODE),
            Map.entry("zbateson/m2010.txt.eml", UUENCODE),
            Map.entry("zbateson/m2013.txt.eml", UUENCODE),
            Map.entry("zbateson/m3007.txt.eml", UUENCODE));

    /** Which mails say something that can't be written again, or not so that it comes back the same, and why. */
    private static final Map<String, String> NOT_COMPOSED = Map.ofEntries(
            Map.entry("cpython/msg_05.txt.eml", ADDRESS),
            Map.entry("cpython/msg_15.txt.eml", ADDRESS),
            Map.entry("cpython/msg_43.txt.eml", ADDRESS),
            Map.entry("cpython/msg_47.txt.eml", DATE),
            Map.entry("mime4j/mimetools-testmsgs__badbound.msg.eml", ADDRESS),
            Map.entry("mime4j/mimetools-testmsgs__bluedot-postcard.msg.eml", ADDRESS),
            Map.entry("mime4j/mimetools-testmsgs__double-bound.msg.eml", ADDRESS),
            Map.entry("mime4j/mimetools-testmsgs__dup-names.msg.eml", ADDRESS),
            Map.entry("mime4j/mimetools-testmsgs__jt-0498.msg.eml", DATE),
            Map.entry("mime4j/mimetools-testmsgs__multi-2evil.msg.eml", ADDRESS),
            Map.entry("mime4j/mimetools-testmsgs__multi-2gifs.msg.eml", ADDRESS),
            Map.entry("mime4j/mimetools-testmsgs__multi-bad.msg.eml", DATE),
            Map.entry("mime4j/mimetools-testmsgs__multi-weirdspace.msg.eml", ADDRESS),
            Map.entry("mime4j/mimetools-testmsgs__not-mime.msg.eml", DATE),
            Map.entry("mime4j/mimetools-testmsgs__re-fwd.msg.eml", ADDRESS),
            Map.entry("mime4j/mimetools-testmsgs__simple.msg.eml", ADDRESS),
            Map.entry("mime4j/mimetools-testmsgs__uu-zeegee.msg.eml", ADDRESS),
            Map.entry("mime4j/testmsgs__basic-plain-very-long-lines.msg.eml", ADDRESS),
            Map.entry("mime4j/testmsgs__basic-plain-with-bad-header-separator.msg.eml", ADDRESS),
            Map.entry("mime4j/testmsgs__basic-plain.msg.eml", ADDRESS),
            Map.entry("mime4j/testmsgs__obsolete.msg.eml", DATE),
            Map.entry("mimekit/disposition-notification.anonymized.eml", DATE),
            Map.entry("mimekit/disposition-notification.txt.eml", DATE),
            Map.entry("mimekit/epilogue.txt.eml", DATE),
            Map.entry("mimekit/feedback-report.txt.eml", DATE),
            Map.entry("mimekit/issue358.txt.eml", NAME),
            Map.entry("mimekit/stack-overflow.txt.eml", ADDRESS),
            Map.entry("zbateson/m4006.txt.eml", DATE),
            Map.entry("zbateson/m4007.txt.eml", DATE));

    private static final Set<String> OWN_FIELDS =
            Set.of("from", "to", "cc", "bcc", "reply-to", "subject", "mime-version");

    private static final Set<String> ADDRESSES = Set.of(
            "from",
            "sender",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "resent-from",
            "resent-to",
            "resent-sender",
            "disposition-notification-to");

    /** What a route saw of a mail, by the form in which it was fetched and then by its id. */
    private final Map<String, Map<String, Seen>> seen = new ConcurrentHashMap<>();

    private record Content(String type, String octets) {

        /** In the tree a text is UTF-8, whatever it was, and a message that Gmail has opened has line ends of its own. */
        boolean isSameAs(Content other) {
            boolean text = type.startsWith("text/") || type.startsWith("message/");
            return text ? bare(type).equals(bare(other.type)) && text().equals(other.text()) : equals(other);
        }

        private static String bare(String type) {
            return type.replaceFirst(";.*", "");
        }

        private String text() {
            return lines(new String(Base64.getDecoder().decode(octets), StandardCharsets.ISO_8859_1));
        }
    }

    private record Seen(String body, Map<String, Object> headers, Map<String, Content> attachments) {}

    @BeforeEach
    void consumeInEveryForm() throws Exception {
        assumeThat(COLLECTION).isDirectory();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String format : List.of("full", "raw")) {
                    for (String bodyType : List.of("text", "html")) {
                        String form = format + " " + bodyType;
                        from("gmail:me?delay=50&maxInFlight=500&format=" + format + "&bodyType=" + bodyType)
                                .routeId(form)
                                .process(exchange -> remember(form, exchange));
                    }
                }
            }
        });
        startAndConnect(context);
    }

    @Test
    void theTreeAndTheRawMailGiveTheSameExchange() throws Exception {
        Map<String, String> ids = insertAll();

        Map<String, String> differences = new TreeMap<>();
        ids.forEach((file, id) -> {
            for (String bodyType : List.of("text", "html")) {
                String difference = difference(seen("full " + bodyType, id), seen("raw " + bodyType, id));
                if (difference != null) {
                    differences.merge(file, bodyType + ": " + difference, (a, b) -> a + "\n" + b);
                }
            }
        });
        assertListed(differences, FORMS_DIFFER);
    }

    @Test
    void whatIsConsumedCanBeComposedAnew() throws Exception {
        Map<String, String> ids = insertAll();

        Map<String, String> differences = new TreeMap<>();
        Map<String, String> composed = new TreeMap<>();
        ids.forEach((file, id) -> {
            Exchange answer = compose(seen("raw text", id), seen("raw html", id));
            if (answer.getException() == null) {
                composed.put(file, answer.getMessage().getBody(Message.class).getId());
            } else {
                assertThat(answer.getException()).isInstanceOf(MailFormatException.class);
                differences.put(file, answer.getException().getMessage());
            }
        });
        awaitAll(composed);
        composed.forEach((file, id) -> {
            for (String form : List.of("full text", "raw text", "raw html")) {
                String difference = difference(seen(form.replace("full", "raw"), ids.get(file)), seen(form, id));
                if (difference != null) {
                    differences.merge(file, form + ": " + difference, (a, b) -> a + "\n" + b);
                }
            }
        });
        assertListed(differences, NOT_COMPOSED);
    }

    private static void assertListed(Map<String, String> differences, Map<String, String> listed) {
        Set<String> unlisted = new TreeSet<>(differences.keySet());
        unlisted.removeAll(listed.keySet());
        Set<String> gone = new TreeSet<>(listed.keySet());
        gone.removeAll(differences.keySet());
        assertThat(unlisted)
                .as(() -> unlisted.stream()
                        .map(file -> file + ": " + differences.get(file))
                        .collect(Collectors.joining("\n")))
                .isEmpty();
        assertThat(gone).as("listed, but not found any more").isEmpty();
    }

    private Map<String, String> insertAll() throws IOException {
        Map<String, String> ids = new TreeMap<>();
        try (Stream<Path> files = Files.walk(COLLECTION)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                byte[] raw = Files.readAllBytes(file);
                Message stored = (Message) call(
                        "gmail:me?operation=messages.insert&contentType=message/rfc822&labelIds=INBOX", raw, Map.of());
                assertThat(amy().message(stored.getId()).orElseThrow().mail().raw())
                        .isEqualTo(raw);
                ids.put(COLLECTION.relativize(file).toString(), stored.getId());
            }
        }
        awaitAll(ids);
        return ids;
    }

    private void awaitAll(Map<String, String> ids) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> seen.size() == 4
                        && seen.values().stream().allMatch(byId -> byId.keySet().containsAll(ids.values())));
    }

    private Exchange compose(Seen text, Seen html) {
        Map<String, Object> further = new HashMap<>();
        text.headers().forEach((name, value) -> {
            if (!OWN_FIELDS.contains(name) && !name.startsWith("camel")) {
                further.put(name, value);
            }
        });
        return template.request("gmail:me?operation=messages.insert&labelIds=INBOX", exchange -> {
            exchange.getMessage().setBody(text.body());
            exchange.getMessage().setHeader("CamelGmailAlternativeBody", html.body());
            for (String name : List.of("From", "To", "Cc", "Bcc", "Reply-To", "Subject")) {
                Object value = text.headers().get(name.toLowerCase(Locale.ROOT));
                exchange.getMessage().setHeader("CamelGmail" + name.replace("-", ""), value);
            }
            exchange.getMessage().setHeader(GmailConstants.MAIL_HEADERS, further);
            text.attachments().forEach((name, content) -> {
                byte[] octets = Base64.getDecoder().decode(content.octets());
                exchange.getMessage(AttachmentMessage.class)
                        .addAttachmentObject(
                                name, new DefaultAttachment(new ByteArrayDataSource(octets, content.type())));
            });
        });
    }

    private Seen seen(String form, String id) {
        return Objects.requireNonNull(seen.get(form).get(id), id);
    }

    private void remember(String form, Exchange exchange) throws IOException {
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        Map<String, Content> attachments = new TreeMap<>();
        for (Map.Entry<String, Attachment> attachment :
                message.getAttachmentObjects().entrySet()) {
            DataHandler content = attachment.getValue().getDataHandler();
            byte[] octets = content.getInputStream().readAllBytes();
            attachments.put(
                    attachment.getKey(),
                    new Content(content.getContentType(), Base64.getEncoder().encodeToString(octets)));
        }
        Map<String, Object> headers = new TreeMap<>();
        message.getHeaders().forEach((name, value) -> {
            boolean ofGmail = name.startsWith("CamelGmail") && !name.startsWith("CamelGmailReport");
            if (!ofGmail && !name.equals(Exchange.CONTENT_TYPE) && !name.equals(Exchange.MESSAGE_TIMESTAMP)) {
                headers.put(name.toLowerCase(Locale.ROOT), value);
            }
        });
        seen.computeIfAbsent(form, key -> new ConcurrentHashMap<>())
                .put(
                        message.getHeader(GmailConstants.MESSAGE_ID, String.class),
                        new Seen(message.getBody(String.class), headers, attachments));
    }

    /** Null where there is none. */
    private static String difference(Seen expected, Seen found) {
        if (!lines(expected.body()).equals(lines(found.body()))) {
            return "body " + shown(expected.body()) + " and " + shown(found.body());
        }
        if (!expected.attachments().keySet().equals(found.attachments().keySet())) {
            return "attachments " + expected.attachments().keySet() + " and "
                    + found.attachments().keySet();
        }
        for (Map.Entry<String, Content> attachment : expected.attachments().entrySet()) {
            Content other = found.attachments().get(attachment.getKey());
            if (!attachment.getValue().isSameAs(other)) {
                return "attachment " + attachment.getKey() + " "
                        + shown(attachment.getValue().toString()) + " and " + shown(other.toString());
            }
        }
        Map<String, Object> others = new TreeMap<>(found.headers());
        for (Map.Entry<String, Object> header : expected.headers().entrySet()) {
            Object other = others.remove(header.getKey());
            boolean same = ADDRESSES.contains(header.getKey())
                    ? mailboxes(header.getValue()).equals(mailboxes(other))
                    : header.getValue().equals(other);
            if (!header.getKey().equals("mime-version") && !same) {
                return "header " + header + " and " + other;
            }
        }
        others.remove("mime-version");
        others.remove("date");
        return others.isEmpty() ? null : "headers " + others;
    }

    /** An address has more than one spelling. */
    private static List<String> mailboxes(Object field) {
        String value = field instanceof List<?> fields
                ? fields.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(field);
        try {
            return Stream.of(InternetAddress.parseHeader(value, false))
                    .map(mailbox -> mailbox.getPersonal() + " " + mailbox.getAddress())
                    .toList();
        } catch (AddressException e) {
            return List.of(value);
        }
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static String shown(String text) {
        return "'" + text.substring(0, Math.min(text.length(), 150)).replaceAll("\\s+", " ") + "'";
    }
}

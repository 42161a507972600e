package io.github.camelgmail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.DefaultAttachment;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileDefaultBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageComposerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:30:00Z"), ZoneId.of("Europe/Berlin"));

    private final Exchange exchange = Mails.exchange();

    @TempDir
    private Path folder;

    /** The fields of a test, by the names of the record's components. */
    private static MailFields fields(Map<String, ?> values) {
        return new MailFields(
                values.get("from"),
                values.get("to"),
                values.get("cc"),
                values.get("bcc"),
                values.get("replyTo"),
                (String) values.get("subject"),
                Optional.ofNullable((Map<?, ?>) values.get("mailHeaders"))
                        .map(MessageComposerTest::headers)
                        .orElse(null),
                (String) values.get("contentType"),
                values.get("alternativeBody"));
    }

    private static Map<String, Object> headers(Map<?, ?> values) {
        Map<String, Object> headers = new LinkedHashMap<>();
        values.forEach((name, value) -> headers.put((String) name, value));
        return headers;
    }

    private ComposedMail compose(Map<String, ?> fields) throws IOException {
        return new MessageComposer(CLOCK).compose(fields(fields), exchange.getMessage());
    }

    private MimeMessage parsed(Map<String, ?> fields) throws Exception {
        try (InputStream in = compose(fields).openStream()) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private String written(Map<String, ?> fields) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        compose(fields).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void attach(String name, String type, byte[] content, String... headers) {
        DefaultAttachment attachment = new DefaultAttachment(new ByteArrayDataSource(content, type));
        for (int i = 0; i < headers.length; i += 2) {
            attachment.addHeader(headers[i], headers[i + 1]);
        }
        exchange.getMessage(AttachmentMessage.class).addAttachmentObject(name, attachment);
    }

    private static String structure(Object content) throws Exception {
        if (!(content instanceof MimeMultipart multipart)) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < multipart.getCount(); i++) {
            BodyPart part = multipart.getBodyPart(i);
            String type = part.getContentType().replaceAll("[;\\s].*", "");
            parts.add(part.getContent() instanceof MimeMultipart inner ? structure(inner) : type);
        }
        return multipart.getContentType().replaceAll("multipart/|[;\\s].*", "") + parts;
    }

    // -- body and structure

    @Test
    void textIsAPlainMail() throws Exception {
        exchange.getMessage().setBody("Grüße\naus Köln");
        MimeMessage mail = parsed(Map.of("to", "jane@example.org", "subject", "Hallo Köln"));

        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(mail.getContent()).isEqualTo("Grüße\r\naus Köln");
        assertThat(mail.getSubject()).isEqualTo("Hallo Köln");
        assertThat(mail.getHeader("Date")).containsExactly("Mon, 23 Nov 2026 10:30:00 +0100");
        assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(mail.getMessageID()).isNull();
    }

    @Test
    void theContentTypeSaysWhatTheBodyIs() throws Exception {
        exchange.getMessage().setBody("<b>Grüße</b>");

        assertThat(parsed(Map.of("contentType", "text/html")).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parsed(Map.of("contentType", "text/calendar; method=REQUEST"))
                        .getContentType())
                .isEqualTo("text/calendar; method=REQUEST; charset=UTF-8");
        assertThat(parsed(Map.of("contentType", "text/plain; charset=ISO-8859-1"))
                        .getContentType())
                .isEqualTo("text/plain; charset=ISO-8859-1");
        assertThat(parsed(Map.of("contentType", "text/plain; charset=ISO-8859-1"))
                        .getContent())
                .isEqualTo("<b>Grüße</b>");
        exchange.getMessage().setBody("日本語");
        assertThat(parsed(Map.of("contentType", "text/plain; charset=ISO-8859-1"))
                        .getContent())
                .isEqualTo("日本語");
    }

    @Test
    void thePlainAlternativeComesFirst() throws Exception {
        exchange.getMessage().setBody("<b>html</b>");
        MimeMultipart html = (MimeMultipart) parsed(Map.of("contentType", "text/html", "alternativeBody", "plain"))
                .getContent();
        exchange.getMessage().setBody("plain");
        MimeMultipart plain =
                (MimeMultipart) parsed(Map.of("alternativeBody", "<b>html</b>")).getContent();

        for (MimeMultipart mail : List.of(html, plain)) {
            assertThat(structure(mail)).isEqualTo("alternative[text/plain, text/html]");
            assertThat(mail.getBodyPart(0).getContent()).isEqualTo("plain");
            assertThat(mail.getBodyPart(1).getContent()).isEqualTo("<b>html</b>");
        }
    }

    @Test
    void attachmentsAndInlineImagesFindTheirPlace() throws Exception {
        exchange.getMessage().setBody("<img src=\"cid:logo@x\">");
        attach("logo.png", "image/png", new byte[] {1}, "Content-ID", "<logo@x>");
        attach("other.png", "image/png", new byte[] {2}, "Content-ID", "<other@x>");
        attach("a.pdf", "application/pdf", new byte[] {3});
        MimeMultipart mail = (MimeMultipart) parsed(Map.of("contentType", "text/html", "alternativeBody", "plain"))
                .getContent();

        assertThat(structure(mail))
                .isEqualTo("mixed[alternative[text/plain, related[text/html, image/png]], image/png, application/pdf]");
        MimeMultipart related =
                (MimeMultipart) ((MimeMultipart) mail.getBodyPart(0).getContent())
                        .getBodyPart(1)
                        .getContent();
        assertThat(related.getBodyPart(1).getDisposition()).isEqualTo("inline");
        assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<logo@x>");
        assertThat(mail.getBodyPart(2).getDisposition()).isEqualTo("attachment");
        assertThat(mail.getBodyPart(2).getFileName()).isEqualTo("a.pdf");
    }

    @Test
    void anInvitationHasATextForReadersWithoutACalendar() throws Exception {
        exchange.getMessage().setBody("BEGIN:VCALENDAR\nMETHOD:REQUEST\nSUMMARY:Café\nEND:VCALENDAR\n");
        MimeMessage mail =
                parsed(Map.of("contentType", "text/calendar; method=REQUEST", "alternativeBody", "Lunch at noon"));

        MimeMultipart alternative = (MimeMultipart) mail.getContent();
        assertThat(structure(alternative)).isEqualTo("alternative[text/plain, text/calendar]");
        assertThat(alternative.getBodyPart(0).getContent()).isEqualTo("Lunch at noon");
        BodyPart entry = alternative.getBodyPart(1);
        assertThat(entry.getContentType()).isEqualTo("text/calendar; method=REQUEST; charset=UTF-8");
        assertThat(new String(entry.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Café\r\nEND:VCALENDAR\r\n");
    }

    @Test
    void flowedTextKeepsTheSpacesThatMakeItFlow() throws Exception {
        exchange.getMessage().setBody("A paragraph that \ngoes on.\n\n-- \nJane\n");
        MimeMessage mail = parsed(Map.of("contentType", "text/plain; format=flowed; delsp=no"));

        assertThat(mail.getContentType()).startsWith("text/plain; format=flowed; delsp=no");
        assertThat(mail.getContent()).isEqualTo("A paragraph that \r\ngoes on.\r\n\r\n-- \r\nJane\r\n");
    }

    @Test
    void aFieldWithSeveralValuesKeepsTheirOrder() throws Exception {
        List<String> hops = List.of("from b by c", "from a by b");
        assertThat(parsed(Map.of("mailHeaders", Map.of("Received", hops))).getHeader("Received"))
                .containsExactlyElementsOf(hops);
    }

    @Test
    void noBodyIsAnEmptyText() throws Exception {
        assertThat(parsed(Map.of("to", "a@example.org")).getContent()).isEqualTo("");
    }

    @Test
    void everyKindOfTextCanBeABody() throws Exception {
        Path file = Files.writeString(folder.resolve("body.txt"), "text");
        for (Object body : List.of(
                "text",
                new StringBuilder("text"),
                "text".getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream("text".getBytes(StandardCharsets.UTF_8)),
                new StringReader("text"),
                file,
                file.toFile())) {
            exchange.getMessage().setBody(body);
            assertThat(parsed(Map.of()).getContent()).asString().isEqualToIgnoringNewLines("text");
        }
        exchange.getMessage().setBody(42);
        assertThat(parsed(Map.of()).getContent()).isEqualTo("42");
    }

    @Test
    void aBodyThatIsNoTextIsRefused() {
        for (Object body : List.of(Map.of("a", "b"), List.of("a"), new Object(), Optional.of("x"))) {
            exchange.getMessage().setBody(body);
            assertThatThrownBy(() -> compose(Map.of()))
                    .isInstanceOf(MailFormatException.class)
                    .hasMessageStartingWith("body: found '" + body.getClass().getName() + "', allowed: text");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "multipart/mixed", "nonsense", "text/plain; x=\"a\r\nBcc: b@c\""})
    void aContentTypeThatIsNoTextIsRefused(String contentType) {
        assertThatThrownBy(() -> compose(Map.of("contentType", contentType)))
                .isInstanceOfSatisfying(MailFormatException.class, refused -> {
                    assertThat(refused.field()).isEqualTo("contentType");
                    assertThat(refused.allowed()).contains("message/rfc822");
                });
    }

    // -- attachments

    @Test
    void attachmentsKeepTheirBytesAndNames() throws Exception {
        exchange.getMessage().setBody("text");
        byte[] bytes = {0, 13, 10, 10, 13, (byte) 0xff, '.', 10};
        List<String> names = List.of(
                "a.bin",
                "Übersicht für Köln.pdf",
                "会議の議事録 ".repeat(8) + ".docx",
                "with \" quote & 'tick'.txt",
                "😀.png");
        names.forEach(name -> attach(name, "text/plain; charset=UTF-8", bytes));
        Exchange read = Mails.exchange();
        new MessageReader(Mails.noLoader())
                .read(
                        new com.google.api.services.gmail.model.Message(),
                        compose(Map.of()).openStream(),
                        read.getMessage(),
                        BodyType.TEXT);
        AttachmentMessage attachments = read.getMessage(AttachmentMessage.class);

        assertThat(attachments.getAttachmentNames())
                .containsExactlyElementsOf(
                        names.stream().map(name -> name.replace('"', '_')).toList());
        for (DataHandler attachment : attachments.getAttachments().values()) {
            assertThat(attachment.getInputStream().readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void anEmbeddedMessageIsNotEncoded() throws Exception {
        exchange.getMessage().setBody("text");
        attach("a.eml", "message/rfc822", "Subject: inner\r\n\r\nGrüße".getBytes(StandardCharsets.UTF_8));

        assertThat(written(Map.of())).contains("Content-Transfer-Encoding: 8bit\r\n", "Subject: inner\r\n\r\nGrüße");
    }

    @Test
    void anAttachmentOfANonsenseTypeIsSentNevertheless() throws Exception {
        exchange.getMessage().setBody("text");
        attach("a", "nonsense\r\nX: y", new byte[] {1});
        attach("b", "multipart/mixed; boundary=x", new byte[] {2});

        assertThat(structure(parsed(Map.of()).getContent()))
                .isEqualTo("mixed[text/plain, application/octet-stream, application/octet-stream]");
    }

    @Test
    void anUnreadableAttachmentFailsTheMail() {
        exchange.getMessage().setBody("text");
        exchange.getMessage(AttachmentMessage.class)
                .addAttachment("gone.pdf", new DataHandler(new FileDataSource("no/such/file")));

        assertThatThrownBy(() -> compose(Map.of())).isInstanceOf(IOException.class);
    }

    @Test
    void aLargeMailCanBeReadTwiceFromDisk() throws Exception {
        exchange.getMessage().setBody("text");
        attach("big.bin", "application/octet-stream", new byte[3 * MailSpool.THRESHOLD]);
        ComposedMail mail = compose(Map.of());

        assertThat(mail.length()).isGreaterThan(4L * MailSpool.THRESHOLD);
        for (int i = 0; i < 2; i++) {
            try (InputStream in = mail.openStream()) {
                assertThat(in.readAllBytes()).hasSize((int) mail.length());
            }
        }
    }

    // -- addresses

    @Test
    void addressesAreWrittenSoThatTheyComeBack() throws Exception {
        exchange.getMessage().setBody("text");
        MimeMessage mail = parsed(Map.of(
                "from",
                "Jörg Müller <jm@example.org>",
                "to",
                List.of("\"Doe, Jane\" <jane@example.org>, 山田太郎 <yamada@example.jp>", "bob@example.org"),
                "cc",
                new String[] {"a@bücher.example"},
                "bcc",
                new InternetAddress("hidden@example.org", "Hidden Person"),
                "replyTo",
                "J. \"Q\" Public <q@example.org>"));

        assertThat(mail.getFrom()).containsExactly(new InternetAddress("jm@example.org"));
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Jörg Müller");
        InternetAddress[] to = (InternetAddress[]) mail.getRecipients(RecipientType.TO);
        assertThat(to).extracting(InternetAddress::getPersonal).containsExactly("Doe, Jane", "山田太郎", null);
        assertThat(to)
                .extracting(InternetAddress::getAddress)
                .containsExactly("jane@example.org", "yamada@example.jp", "bob@example.org");
        assertThat(mail.getHeader("Cc")).containsExactly("a@xn--bcher-kva.example");
        assertThat(mail.getHeader("Bcc")).containsExactly("Hidden Person <hidden@example.org>");
        assertThat(((InternetAddress) mail.getReplyTo()[0]).getAddress()).isEqualTo("q@example.org");
    }

    @Test
    void groupsAndInternationalMailboxesAreAddresses() throws Exception {
        assertThat(written(Map.of("to", "Team: a@example.org, \"B, b\" <b@example.org>;")))
                .contains("To: Team:a@example.org,\r\n \"B, b\" <b@example.org>;\r\n");
        assertThat(written(Map.of("to", "undisclosed-recipients:;"))).contains("To: undisclosed-recipients:;\r\n");
        assertThat(written(Map.of("to", "jörg@example.org"))).contains("To: jörg@example.org\r\n");
    }

    @Test
    void blankAddressesAreNone() throws Exception {
        assertThat(written(Map.of("to", "a@example.org", "cc", " ", "bcc", List.of())))
                .doesNotContain("Cc:", "Bcc:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane",
                "jane@",
                "@example.org",
                "<>",
                "jane doe@example.org",
                "jane@example.org\r\nBcc: evil@example.org",
                "\"Jane\r\n\" <jane@example.org>",
                "=?utf-8?q?a=0D=0ABcc=3A?= <jane@example.org>",
                "jane@exa mple.org",
                "Team: a@example.org, nonsense;",
                "a@b@c"
            })
    void malformedAddressesAreRefusedByName(String address) {
        for (String field : List.of("to", "cc", "bcc", "from", "replyTo")) {
            assertThatThrownBy(() -> compose(Map.of(field, address)))
                    .isInstanceOfSatisfying(MailFormatException.class, refused -> {
                        assertThat(refused.field()).isEqualTo(field);
                        assertThat(refused.allowed()).contains("jane@example.org");
                        assertThat(refused)
                                .message()
                                .startsWith(field + ": found '")
                                .doesNotContain("\r", "\n");
                    });
        }
    }

    @Test
    void whatIsNoAddressAtAllIsRefused() {
        assertThatThrownBy(() -> compose(Map.of("to", 42)))
                .isInstanceOf(MailFormatException.class)
                .hasMessageContaining("java.lang.Integer");
    }

    // -- headers

    @Test
    void aSubjectIsOneLine() throws Exception {
        assertThat(parsed(Map.of("subject", "a\r\nBcc: evil@example.org\u0000\n"))
                        .getSubject())
                .isEqualTo("a Bcc: evil@example.org");
        assertThat(parsed(Map.of("subject", "a\r\nBcc: evil@example.org")).getHeader("Bcc"))
                .isNull();
    }

    @Test
    void longAndForeignSubjectsComeBack() throws Exception {
        for (String subject :
                List.of("日本語の件名 ".repeat(40).strip(), "x".repeat(2000), "a  b", "=?UTF-8?Q?x?=", "😀".repeat(99))) {
            Map<String, String> fields = Map.of("subject", subject);
            assertThat(MimeUtility.decodeText(MimeUtility.unfold(parsed(fields).getHeader("Subject")[0])))
                    .isEqualTo(subject);
            assertThat(written(fields).lines()).allMatch(line -> line.length() <= 998);
        }
    }

    @Test
    void furtherHeadersAreSet() throws Exception {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("References", "<a@b>\r\n <c@d>");
        headers.put("X-Größe".replace("öß", "oss"), "Größe");
        headers.put("List-Unsubscribe", List.of("<mailto:u@example.org>", "<https://example.org/u>"));
        headers.put("Date", Instant.parse("2026-01-02T03:04:05Z"));
        headers.put("Sender", "Jörg <j@example.org>");
        headers.put("Message-ID", "<own@example.org>");
        headers.put("X-Nothing", null);
        MimeMessage mail = parsed(Map.of("mailHeaders", headers));

        assertThat(mail.getHeader("References")).containsExactly("<a@b> <c@d>");
        assertThat(mail.getHeader("X-Grosse")).containsExactly("=?UTF-8?B?R3LDtsOfZQ==?=");
        assertThat(mail.getHeader("List-Unsubscribe"))
                .containsExactly("<mailto:u@example.org>", "<https://example.org/u>");
        assertThat(mail.getHeader("Date")).containsExactly("Fri, 2 Jan 2026 04:04:05 +0100");
        assertThat(((InternetAddress) mail.getSender()).getPersonal()).isEqualTo("Jörg");
        assertThat(mail.getMessageID()).isEqualTo("<own@example.org>");
        assertThat(mail.getHeader("X-Nothing")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To",
                "bcc",
                "SUBJECT",
                "From",
                "Content-Type",
                "content-id",
                "MIME-Version",
                "a b",
                "a:b",
                "ä",
                ""
            })
    void headersThatAreNotFreeAreRefused(String name) {
        assertThatThrownBy(() -> compose(Map.of("mailHeaders", Map.of(name, "x"))))
                .isInstanceOfSatisfying(MailFormatException.class, refused -> {
                    assertThat(refused.field()).isEqualTo("mailHeaders");
                    assertThat(refused.found()).isEqualTo("'" + name + "'");
                });
    }

    @Test
    void headerValuesCantInject() {
        for (String value : List.of("a\r\nBcc: b@example.org", "a\nb", "a\rb", "a\u0000b", "a\r\n\r\nbody")) {
            assertThatThrownBy(() -> compose(Map.of("mailHeaders", Map.of("X-Test", value))))
                    .isInstanceOfSatisfying(MailFormatException.class, refused -> assertThat(refused.field())
                            .isEqualTo("X-Test"));
        }
        assertThatThrownBy(() -> compose(Map.of("mailHeaders", Map.of("Date", "tomorrow"))))
                .isInstanceOf(MailFormatException.class)
                .hasMessageStartingWith("Date: found 'tomorrow', allowed: a date as in RFC 5322");
    }

    // -- whole mails

    @Test
    void aWholeMailGoesOutAsItIs() throws Exception {
        byte[] raw =
                "From: a@example.org\nX-Odd:  kept\n\nGr\u00fc\u00dfe \u0000".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("mail.EML"), raw);
        Map<String, Object> rfc822 = Map.of("contentType", "message/rfc822", "mailHeaders", Map.of());
        for (Object body : List.of(raw, new ByteArrayInputStream(raw), file, file.toFile())) {
            exchange.getMessage().setBody(body);
            assertThat(compose(rfc822).openStream().readAllBytes()).isEqualTo(raw);
        }
        exchange.getMessage().setBody(file.toFile());
        assertThat(compose(Map.of()).openStream().readAllBytes()).isEqualTo(raw);
        GenericFile<File> camelFile = new GenericFile<>();
        camelFile.setFile(file.toFile());
        camelFile.setBinding(new GenericFileDefaultBinding<>());
        exchange.getMessage().setBody(camelFile);
        assertThat(compose(Map.of()).openStream().readAllBytes()).isEqualTo(raw);
        exchange.getMessage().setBody(file);
        assertThat(written(Map.of("contentType", "text/plain"))).contains("Content-Type: text/plain");
    }

    @Test
    void fieldsThatAreGivenReplaceThoseOfAWholeMail() throws Exception {
        exchange.getMessage().setBody("From: a@example.org\r\nTo: old@example.org\r\nSubject: s\r\n\r\n..body\r\n");
        String mail = written(Map.of("contentType", "message/rfc822", "to", "new@example.org"));

        assertThat(mail)
                .contains("To: new@example.org\r\n", "From: a@example.org\r\n", "Subject: s\r\n")
                .doesNotContain("old@example.org")
                .endsWith("\r\n\r\n..body\r\n");
    }

    @Test
    void aMimeMessageIsAWholeMail() throws Exception {
        MimeMessage body = new MimeMessage(Session.getInstance(new Properties()));
        body.setSubject("Grüße", "UTF-8");
        body.setText("text");
        exchange.getMessage().setBody(body);
        MimeMessage mail = parsed(Map.of("to", "a@example.org"));

        assertThat(mail.getSubject()).isEqualTo("Grüße");
        assertThat(mail.getHeader("To")).containsExactly("a@example.org");
        assertThat(mail.getContent()).isEqualTo("text");
    }

    @Test
    void aWholeMailMustBeThere() {
        for (Object body : new Object[] {null, "", Map.of("raw", "x")}) {
            exchange.getMessage().setBody(body);
            assertThatThrownBy(() -> compose(Map.of("contentType", "message/rfc822")))
                    .isInstanceOf(MailFormatException.class)
                    .hasMessageStartingWith("body: found");
        }
    }
}

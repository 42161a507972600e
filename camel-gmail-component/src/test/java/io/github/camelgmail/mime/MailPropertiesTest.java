package io.github.camelgmail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import com.google.api.services.gmail.model.MessagePartBody;
import com.google.api.services.gmail.model.MessagePartHeader;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.DefaultAttachment;

class MailPropertiesTest {

    private static final MessageComposer COMPOSER = new MessageComposer(Clock.systemUTC());
    private static final String SAMPLE = """
            From: =?UTF-8?Q?J=C3=B6rg?= <j@example.org>
            Subject: =?UTF-8?B?R3LDvMOfZQ==?= from here
            Content-Type: multipart/mixed; boundary="outer"

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Gr=FC=DFe
            --inner
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            PGI+R3LDvMOfZTwvYj4gJmFtcDsgPGEgaHJlZj0iaHR0cDovL3giPng8L2E+
            --inner--
            --outer
            Content-Type: message/rfc822

            Subject: inner

            inner text
            --outer
            Content-Type: application/pdf; name*0*=UTF-8''%E4%BC%9A; name*1=".pdf"
            Content-Disposition: attachment
            Content-Transfer-Encoding: base64

            JVBERi0xLjQ=
            --outer--
            """.replace("\n", "\r\n");

    /** Text as people write it: any script, no control characters but line breaks. */
    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a1', '\u024f')
                .withCharRange('\u3041', '\u30ff')
                .withChars("\n\u20ac\u05d0\u0627")
                .ofMaxLength(300)
                .map(text -> text + (text.length() % 3 == 0 ? "\ud83d\ude00" : ""));
    }

    @Provide
    Arbitrary<String> line() {
        return text().map(text -> text.replace('\n', ' ').strip());
    }

    @Property(tries = 200)
    void whatIsComposedComesBack(
            @ForAll("text") String plain,
            @ForAll("text") String html,
            @ForAll("line") String subject,
            @ForAll("line") String name,
            @ForAll("line") String header,
            @ForAll byte[] content)
            throws Exception {
        Exchange exchange = Mails.exchange();
        exchange.getMessage().setBody(plain);
        exchange.getMessage(AttachmentMessage.class)
                .addAttachmentObject("a.bin", new DefaultAttachment(new ByteArrayDataSource(content, "image/png")));
        MailFields fields = new MailFields(
                new InternetAddress("jane@example.org", name, "UTF-8"),
                "bob@example.org",
                null,
                null,
                null,
                subject,
                Map.of("X-Header", header),
                null,
                html);
        ComposedMail composed = COMPOSER.compose(fields, exchange.getMessage());

        MimeMessage mail = parse(composed);
        MimeMultipart mixed = (MimeMultipart) mail.getContent();
        MimeMultipart alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat(alternative.getBodyPart(0).getContent()).isEqualTo(plain.replace("\n", "\r\n"));
        assertThat(alternative.getBodyPart(1).getContent()).isEqualTo(html.replace("\n", "\r\n"));
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo(name.isEmpty() ? null : name);
        assertThat(mail.getSubject()).isEqualTo(subject);
        BodyPart attachment = mixed.getBodyPart(1);
        assertThat(attachment.getInputStream().readAllBytes()).isEqualTo(content);

        Exchange read = Mails.exchange();
        new MessageReader(Mails.noLoader())
                .read(new Message(), composed.openStream(), read.getMessage(), BodyType.TEXT);
        assertThat(read.getMessage().getHeader("Subject")).isEqualTo(subject.replaceAll(" +", " "));
        assertThat(read.getMessage().getHeader("X-Header")).isEqualTo(header.replaceAll(" +", " "));
        if (!plain.isBlank()) {
            assertThat(read.getMessage().getBody()).isEqualTo(plain.replace("\n", "\r\n"));
        }
    }

    @Property(tries = 500)
    void nothingInjectsAHeader(
            @ForAll("addresses") String address,
            @ForAll("hostile") String subject,
            @ForAll("headerNames") String headerName,
            @ForAll("headerValues") String header,
            @ForAll("hostile") String contentType,
            @ForAll("hostile") String fileName)
            throws Exception {
        Exchange exchange = Mails.exchange();
        exchange.getMessage().setBody("text");
        DefaultAttachment attachment = new DefaultAttachment(new ByteArrayDataSource(new byte[1], contentType));
        attachment.setHeader("Content-Description", subject);
        exchange.getMessage(AttachmentMessage.class).addAttachmentObject(fileName, attachment);
        ComposedMail composed;
        try {
            composed = COMPOSER.compose(
                    new MailFields(null, address, null, null, null, subject, Map.of(headerName, header), null, null),
                    exchange.getMessage());
        } catch (MailFormatException e) {
            assertThat(e.getMessage()).doesNotContain("\r", "\n");
            return;
        }
        Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        allowed.addAll(List.of("Date", "To", "Subject", "MIME-Version", "Content-Type", headerName));
        MimeMessage mail = parse(composed);
        for (Header field : Collections.list(mail.getAllHeaders())) {
            assertThat(allowed).contains(field.getName());
        }
        MimeMultipart mixed = (MimeMultipart) mail.getContent();
        assertThat(mixed.getCount()).isEqualTo(2);
        for (Header field : Collections.list(mixed.getBodyPart(1).getAllHeaders())) {
            assertThat(field.getName()).startsWith("Content-");
        }
    }

    @Provide
    Arbitrary<String> addresses() {
        return mostly(hostile().map(name -> '"' + name + "\" <a@example.org>"), "a@example.org");
    }

    @Provide
    Arbitrary<String> headerNames() {
        return mostly(hostile(), "X-Test");
    }

    @Provide
    Arbitrary<String> headerValues() {
        return mostly(hostile(), "fine");
    }

    /** One refused field would hide what the others do. */
    private static Arbitrary<String> mostly(Arbitrary<String> hostile, String harmless) {
        return Arbitraries.frequencyOf(Tuple.of(1, hostile), Tuple.of(3, Arbitraries.just(harmless)));
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\r\n",
                "\n",
                "\r",
                "\u0000",
                "Bcc: x@y.z",
                "a@b.c",
                "\"",
                "\\",
                "<",
                ">",
                ",",
                ";",
                ":",
                "(",
                ")",
                "=?utf-8?q?",
                "=0D=0A",
                "?=",
                " ",
                "\t",
                "\u2028",
                "\u0085",
                "\u00e9",
                "\ud800",
                "X-A",
                "text/plain",
                "@",
                "--",
                "*=",
                "%0d%0a");
        return pieces.list().ofMinSize(1).ofMaxSize(8).map(list -> String.join("", list));
    }

    @Property(tries = 500)
    void aDamagedMailIsStillRead(@ForAll long seed, @ForAll("damage") int damages, @ForAll("bodyTypes") BodyType type)
            throws Exception {
        byte[] mail = SAMPLE.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < damages; i++) {
            int from = random.nextInt(mail.length);
            int to = Math.min(mail.length, from + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> mail[from] = (byte) random.nextInt(256);
                case 1 -> mail = concat(mail, 0, from, mail, to, mail.length);
                default -> mail = concat(mail, 0, to, mail, from, mail.length);
            }
            if (mail.length == 0) {
                return;
            }
        }
        touchAll(new Message(), new ByteArrayInputStream(mail), type);
    }

    @Provide
    Arbitrary<Integer> damage() {
        return Arbitraries.integers().between(0, 40);
    }

    @Provide
    Arbitrary<BodyType> bodyTypes() {
        return Arbitraries.of(BodyType.TEXT, BodyType.HTML);
    }

    @Property(tries = 200)
    void anyPayloadIsRead(@ForAll("payloads") MessagePart payload, @ForAll("bodyTypes") BodyType type)
            throws Exception {
        touchAll(new Message().setPayload(payload), null, type);
    }

    @Provide
    Arbitrary<MessagePart> payloads() {
        return payload(3);
    }

    private Arbitrary<MessagePart> payload(int depth) {
        Arbitrary<String> types = Arbitraries.of(
                        "text/plain",
                        "TEXT/HTML",
                        "multipart/mixed",
                        "multipart/alternative",
                        "multipart/related",
                        "multipart/signed",
                        "message/rfc822",
                        "message/delivery-status",
                        "application/x",
                        "nonsense")
                .injectNull(0.1);
        Arbitrary<String> names = Arbitraries.of("", "a.txt", "../x", "\u0000").injectNull(0.1);
        Arbitrary<List<MessagePartHeader>> headers = hostile()
                .map(value -> new MessagePartHeader().setName("Content-Type").setValue(value))
                .injectNull(0.1)
                .map(header -> header == null ? new MessagePartHeader() : header)
                .list()
                .ofMaxSize(2)
                .injectNull(0.2);
        Arbitrary<MessagePartBody> bodies = hostile()
                .map(data -> new MessagePartBody().setData(data).setSize(data.length()))
                .injectNull(0.2);
        Arbitrary<List<MessagePart>> parts = depth == 0
                ? Arbitraries.just(null)
                : Arbitraries.lazy(() -> payload(depth - 1)).list().ofMaxSize(3).injectNull(0.3);
        return Combinators.combine(types, names, headers, bodies, parts)
                .as((type, name, fields, body, children) -> new MessagePart()
                        .setMimeType(type)
                        .setFilename(name)
                        .setHeaders(fields)
                        .setBody(body)
                        .setParts(children));
    }

    @Property(tries = 300)
    void htmlOfAnyKindBecomesText(
            @ForAll @Size(max = 60) List<@StringLength(max = 4) String> words, @ForAll long seed) {
        List<String> pieces = new ArrayList<>(words);
        pieces.addAll(List.of(
                "<a href='",
                "<p",
                ">",
                "\"",
                "'",
                "</a>",
                "<!--",
                "-->",
                "&#",
                "&amp",
                ";",
                "<script>",
                "</",
                "<img alt="));
        Collections.shuffle(pieces, new Random(seed));
        assertThat(HtmlText.toText(String.join("", pieces))).isNotNull();
        assertThat(HtmlText.toText(HtmlText.ofText("a < b & \"c\" > d"))).isEqualTo("a < b & \"c\" > d");
    }

    private static void touchAll(Message message, InputStream raw, BodyType type) throws IOException {
        Exchange exchange = Mails.exchange();
        MessageReader reader = new MessageReader((messageId, partId, attachmentId) -> InputStream.nullInputStream());
        if (raw == null) {
            reader.read(message, exchange.getMessage(), type);
        } else {
            reader.read(message, raw, exchange.getMessage(), type);
            assertThat(exchange.getMessage().getBody()).isInstanceOf(String.class);
        }
        for (var attachment :
                exchange.getMessage(AttachmentMessage.class).getAttachments().entrySet()) {
            assertThat(attachment.getKey()).isNotBlank().doesNotContain("/", "\\", "\r", "\n", "\0");
            attachment.getValue().getInputStream().readAllBytes();
        }
        assertThat(exchange.getMessage().getHeaders().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("camel"));
    }

    private static byte[] concat(byte[] first, int from, int to, byte[] second, int secondFrom, int secondTo) {
        byte[] whole = new byte[to - from + secondTo - secondFrom];
        System.arraycopy(first, from, whole, 0, to - from);
        System.arraycopy(second, secondFrom, whole, to - from, secondTo - secondFrom);
        return whole;
    }

    private static MimeMessage parse(ComposedMail mail) throws Exception {
        try (InputStream in = mail.openStream()) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }
}

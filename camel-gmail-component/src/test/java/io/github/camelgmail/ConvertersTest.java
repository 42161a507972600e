package io.github.camelgmail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail in one form becomes another by {@code convertBodyTo}. */
class ConvertersTest extends RouteTest {

    private static final byte[] IMAGE = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, '\r', '\n'};

    private static final byte[] MAIL = """
            Received: from a by b; Mon, 23 Nov 2026 10:00:01 +0000
            Received: from c by a; Mon, 23 Nov 2026 10:00:00 +0000
            From: Carl <amy@example.com>
            To: amy@example.com
            Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
            Message-ID: <1@example.net>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Gr=FC=DFe
            --inner
            Content-Type: text/html; charset=utf-8

            <b>Hallo</b>
            --inner--

            --outer
            Content-Type: image/png; name=logo.png
            Content-Disposition: attachment; filename=logo.png
            Content-ID: <logo>
            Content-Transfer-Encoding: base64

            iVBORwABAg0K
            --outer
            Content-Type: message/rfc822

            Subject: inner mail

            inner text
            --outer--
            """.replace("\n", "\r\n").getBytes(UTF_8);

    @Test
    void aConsumedMessageBecomesAMimeMessageWithItsAttachments() throws Exception {
        MimeMessage mail = consumed("gmail:me?delay=50&bodyType=message", MimeMessage.class);

        assertThat(mail.getSubject()).isEqualTo("Grüße");
        assertThat(mail.getHeader("Received")).hasSizeGreaterThan(2);
        assertThat(List.of(mail.getHeader("Received")))
                .last(InstanceOfAssertFactories.STRING)
                .startsWith("from c by a");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<1@example.net>");
        MimeMultipart mixed = (MimeMultipart) mail.getContent();
        MimeMultipart alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat(mail.getContentType()).startsWith("multipart/mixed");
        assertThat(alternative.getContentType()).startsWith("multipart/alternative");
        assertThat(alternative.getBodyPart(0).getContent()).isEqualTo("Grüße");
        assertThat(alternative.getBodyPart(1).getContent()).isEqualTo("<b>Hallo</b>");
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("logo.png");
        assertThat(mixed.getBodyPart(1).getHeader("Content-ID")).containsExactly("<logo>");
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(IMAGE);
        MimeMessage inner = (MimeMessage) mixed.getBodyPart(2).getContent();
        assertThat(inner.getSubject()).isEqualTo("inner mail");
        assertThat(inner.getContent()).isEqualTo("inner text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format=raw&bodyType=message",
                "bodyType=mimeMessage",
                "bodyType=raw",
            })
    void rawBytesStayThoseOfTheMail(String options) throws Exception {
        byte[] stored = amy().receive(MAIL).mail().raw();

        assertThat(consumed("gmail:me?delay=50&initialSync=all&" + options, byte[].class))
                .isEqualTo(stored);
    }

    @Test
    void aStreamCanBeReadAgain() throws Exception {
        InputStream stream = consumed("gmail:me?delay=50&bodyType=message&format=raw", InputStream.class);

        assertThat(stream).isInstanceOf(StreamCache.class);
        byte[] first = stream.readAllBytes();
        ((StreamCache) stream).reset();
        assertThat(stream.readAllBytes()).isNotEmpty().containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bodyType=message", "format=raw&bodyType=message", "bodyType=mimeMessage"})
    void asTextItIsWhatAPersonReads(String options) throws Exception {
        assertThat(consumed("gmail:me?delay=50&" + options, String.class)).isEqualTo("Grüße");
    }

    @Test
    void rawOfEveryKindBecomesAMimeMessageAndGmailsModel() throws Exception {
        context.start();
        File file = folder.resolve("mail.eml").toFile();
        Files.write(file.toPath(), MAIL);
        Exchange exchange = context.getEndpoint("direct:any").createExchange();
        for (Object raw : new Object[] {MAIL, new ByteArrayInputStream(MAIL), new String(MAIL, UTF_8), file}) {
            exchange.getMessage().setBody(raw);
            assertThat(exchange.getMessage().getBody(MimeMessage.class).getSubject())
                    .isEqualTo("Grüße");
        }
        for (Object raw : new Object[] {MAIL, new ByteArrayInputStream(MAIL), new String(MAIL, UTF_8), file}) {
            exchange.getMessage().setBody(raw);
            Message model = exchange.getMessage().getBody(Message.class);
            StoredMessage stored = stored(template.requestBody("gmail:me?operation=messages.insert", model));
            assertThat(stored.mail().raw()).isEqualTo(MAIL);
        }
    }

    @Test
    void aMimeMessageBecomesGmailsModel() throws Exception {
        context.start();
        MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(MAIL));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:draft")
                        .convertBodyTo(Message.class)
                        .to("gmail:me?operation=drafts.create")
                        .setHeader("CamelGmailFormat", constant("raw"))
                        .to("gmail:me?operation=drafts.get")
                        .convertBodyTo(Message.class);
            }
        });

        Message draft = template.requestBody("direct:draft", mail, Message.class);

        assertThat(draft.decodeRaw()).isEqualTo(MAIL);
        assertThat(context.getTypeConverter().convertTo(Message.class, new Draft().setMessage(draft)))
                .isSameAs(draft);
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "metadata"})
    void aMessageWithoutContentSaysSo(String format) throws Exception {
        String id = amy().receive(MAIL).id();
        Object message = call("gmail:me?operation=messages.get&format=" + format + "&messageId=" + id, null, Map.of());

        for (Class<?> type : new Class<?>[] {MimeMessage.class, InputStream.class, byte[].class, String.class}) {
            assertThatThrownBy(() -> context.getTypeConverter().mandatoryConvertTo(type, message))
                    .isInstanceOf(TypeConversionException.class)
                    .hasRootCauseMessage(
                            "Message " + id + " has no content: found format=minimal or metadata, allowed: full, raw")
                    .hasMessageContaining("message " + id)
                    .hasMessageNotContaining("Carl")
                    .hasMessageNotContaining("Gr");
        }
    }

    @Test
    void contentThatIsNowhereIsNamed() throws Exception {
        String id = amy().receive(MAIL).id();
        Object message = call("gmail:me?operation=messages.get&messageId=" + id, null, Map.of());

        assertThat(context.getTypeConverter().convertTo(String.class, message)).isEqualTo("Grüße");
        assertThatThrownBy(() -> context.getTypeConverter().mandatoryConvertTo(MimeMessage.class, message))
                .rootCause()
                .hasMessageStartingWith("Message " + id + " lacks the content of part 1: found format=full");
    }

    @Test
    void textThatIsNoMailIsRefused() {
        context.start();
        for (String text : new String[] {"", "Hello", "Hello Amy, see you: soon\r\n"}) {
            assertThatThrownBy(() -> context.getTypeConverter().mandatoryConvertTo(MimeMessage.class, text))
                    .rootCause()
                    .hasMessageContaining("does not begin with a header field");
        }
        assertThatThrownBy(() -> context.getTypeConverter().mandatoryConvertTo(Message.class, new byte[0]))
                .rootCause()
                .hasMessageContaining("Found nothing");
    }

    /** Camel caches streams by way of a converter, and a mail is none until somebody asks. */
    @ParameterizedTest
    @ValueSource(strings = {"bodyType=message", "bodyType=mimeMessage"})
    void aBodyIsNotConvertedUnasked(String options) throws Exception {
        assertThat(consumed("gmail:me?delay=50&" + options, Object.class))
                .isInstanceOfAny(Message.class, MimeMessage.class)
                .isNotInstanceOf(StreamCache.class);
    }

    private static StoredMessage stored(Object answer) {
        return amy().message(((Message) answer).getId()).orElseThrow();
    }

    private <T> T consumed(String from, Class<T> type) throws Exception {
        context.setStreamCaching(true);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                var route = from(from).routeId("test");
                if (type != Object.class) {
                    route.convertBodyTo(type);
                }
                route.to("mock:out");
            }
        });
        MockEndpoint out = context.getEndpoint("mock:out", MockEndpoint.class);
        out.expectedMessageCount(1);
        startAndConnect(context);
        if (!from.contains("initialSync")) {
            amy().receive(MAIL);
        }
        out.assertIsSatisfied();
        // the route resets a stream at its end
        await().until(() -> context.getInflightRepository().size() == 0);
        return type.cast(out.getExchanges().get(0).getMessage().getBody());
    }
}

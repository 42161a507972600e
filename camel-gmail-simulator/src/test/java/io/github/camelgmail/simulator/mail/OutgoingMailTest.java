package io.github.camelgmail.simulator.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgmail.simulator.error.GmailError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingMailTest {

    private static final Instant NOW = Instant.parse("2026-03-10T16:00:00Z");
    private static final String ID = "<CAnew@mail.gmail.com>";

    @Test
    void theMessageIdIsReplacedWhereItStands() {
        ParsedMail sent =
                prepare("From: me@example.org\nMessage-Id: <own@x>\nTo: a@b.c\nDate: Mon, 9 Mar 2026 10:00:00 +0000\n"
                        + "MIME-Version: 1.0\n\nbody");

        assertThat(sent.headers("Message-ID")).containsExactly(ID);
        assertThat(names(sent)).containsExactly("Received", "From", "Message-ID", "To", "Date", "MIME-Version");
        assertThat(sent.date()).contains(Instant.parse("2026-03-09T10:00:00Z"));
    }

    @Test
    void whatIsMissingIsFilledIn() {
        ParsedMail sent = prepare("To: a@b.c\n\nbody");

        assertThat(sent.header("From")).contains("Bob Müller <me@example.org>");
        assertThat(sent.messageId()).contains(ID);
        assertThat(sent.header("Date")).contains("Tue, 10 Mar 2026 09:00:00 -0700");
        assertThat(sent.header("MIME-Version")).contains("1.0");
        assertThat(new String(sent.raw(), StandardCharsets.UTF_8)).endsWith("\r\n\r\nbody");
    }

    @ParameterizedTest
    @CsvSource({
        "me@example.org, me@example.org",
        "Amy <ME@example.org>, Amy <ME@example.org>",
        "Sales <sales@example.org>, Sales <sales@example.org>",
        "other@example.com, Bob Müller <me@example.org>",
        "Boss <boss@example.com>, Boss <me@example.org>",
        "=?utf-8?q?B=C3=B6ss?= <boss@example.com>, Böss <me@example.org>"
    })
    void aFromThatIsNotTheUsersBecomesThePrimaryAddress(String from, String expected) {
        assertThat(prepare("From: " + from + "\nTo: a@b.c\n\n").headers("From")).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject: x\n\nbody", "To:\nCc: \n\n", "To: undisclosed-recipients:;\n\n", ""})
    void withoutARecipientNothingIsSent(String mail) {
        assertRefused(mail, "Recipient address required");
    }

    @ParameterizedTest
    @CsvSource({
        "To: nobody, Invalid To header",
        "To: a@, Invalid To header",
        "To: <a b>, Invalid To header",
        "Cc: @b.c, Invalid Cc header",
        "Bcc: x, Invalid Bcc header",
        "From: nobody, Invalid From header"
    })
    void malformedAddressesAreRefused(String field, String message) {
        assertRefused(field + "\n" + (field.startsWith("To") ? "" : "To: a@b.c\n") + "\nbody", message);
    }

    @Test
    void recipientsAreThoseOfToCcAndBcc() {
        ParsedMail mail = ParsedMail.parse(bytes("To: A <A@b.c>, d@e.f\nTo: g@h.i\nCc: a@b.c\nBcc: secret@b.c\n\n"));

        assertThat(OutgoingMail.recipients(mail)).containsExactly("a@b.c", "d@e.f", "g@h.i", "secret@b.c");
    }

    @Test
    void bccStaysOnTheSendersCopyAndLeavesTheDeliveredOne() {
        byte[] prepared = prepare("To: a@b.c\nBcc: secret@b.c,\n other@b.c\nSubject: x\n\nbody")
                .raw();
        ParsedMail delivered = ParsedMail.parse(OutgoingMail.deliveredCopy(prepared, "a@b.c", NOW));

        assertThat(ParsedMail.parse(prepared).addresses("Bcc")).containsExactly("secret@b.c", "other@b.c");
        assertThat(delivered.header("Bcc")).isEmpty();
        assertThat(new String(delivered.raw(), StandardCharsets.UTF_8)).doesNotContain("secret", "other@b.c");
        assertThat(names(delivered))
                .startsWith("Delivered-To", "Received", "X-Received", "Return-Path", "Received", "Received", "To");
        assertThat(delivered.header("Delivered-To")).contains("a@b.c");
        assertThat(delivered.header("Return-Path")).contains("<me@example.org>");
        assertThat(delivered.messageId()).contains(ID);
    }

    @Test
    void mailFromOutsideGetsTraceFieldsAndKeepsItsId() {
        ParsedMail mail = received("Return-Path: <bounce@x.y>\nMessage-ID: <own@x>\nFrom: a@b.c\n\nbody");

        assertThat(mail.messageId()).contains("<own@x>");
        assertThat(mail.headers("Return-Path")).containsExactly("<bounce@x.y>");
        assertThat(mail.header("Delivered-To")).contains("me@example.org");
        assertThat(mail.headers("Received").get(0)).endsWith("Tue, 10 Mar 2026 09:00:00 -0700 (PDT)");
    }

    @ParameterizedTest
    @CsvSource({"From: a@b.c, MISSING", "Message-ID: , MISSING", "Message-ID: no brackets, BROKEN"})
    void aMissingOrBrokenMessageIdIsMadeUp(String field, String kind) {
        assertThat(received(field + "\n\nbody").messageId())
                .hasValueSatisfying(id -> assertThat(id).endsWith(".SMTPIN_ADDED_" + kind + "@mx.google.com>"));
    }

    @Test
    void anEnvelopeLineIsDropped() {
        ParsedMail mail = received("From amy Thu Mar  5 10:00:00 2026\nSubject: x\n\nbody");

        assertThat(mail.header("Subject")).contains("x");
        assertThat(new String(mail.raw(), StandardCharsets.UTF_8)).doesNotContain("From amy");
    }

    @Property(tries = 300)
    void theBodyAndTheOtherFieldsAreNotTouched(@ForAll @Size(max = 60) byte[] body) {
        byte[] head = bytes("X-First: 1\nTo: a@b.c\nX-Folded: a\n b\n\n");
        byte[] raw = new byte[head.length + body.length];
        System.arraycopy(head, 0, raw, 0, head.length);
        System.arraycopy(body, 0, raw, head.length, body.length);

        byte[] prepared = prepare(raw).raw();
        byte[] delivered = OutgoingMail.deliveredCopy(prepared, "a@b.c", NOW);

        for (byte[] result : List.of(prepared, delivered, OutgoingMail.received(raw, "a@b.c", NOW))) {
            ParsedMail mail = ParsedMail.parse(result);
            assertThat(mail.header("X-Folded")).contains("a b");
            assertThat(mail.root().size())
                    .isEqualTo(ParsedMail.parse(raw).root().size());
            assertThat(new String(result, StandardCharsets.ISO_8859_1))
                    .endsWith("\r\n\r\n" + new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    @Property(tries = 300)
    void anyBytesCanArriveAndStayReadable(@ForAll @Size(max = 200) byte[] raw) {
        ParsedMail before = ParsedMail.parse(raw);
        ParsedMail after = ParsedMail.parse(OutgoingMail.received(raw, "a@b.c", NOW));

        assertThat(after.header("Delivered-To")).contains("a@b.c");
        assertThat(after.root().content()).isEqualTo(before.root().content());
    }

    private static void assertRefused(String mail, String message) {
        assertThatThrownBy(() -> prepare(mail)).isInstanceOfSatisfying(GmailError.class, error -> {
            assertThat(error).hasMessage(message);
            assertThat(error.code()).isEqualTo(400);
            assertThat(error.reason()).isEqualTo("invalidArgument");
        });
    }

    private static ParsedMail prepare(String mail) {
        return prepare(bytes(mail));
    }

    private static ParsedMail prepare(byte[] raw) {
        return ParsedMail.parse(
                OutgoingMail.prepare(raw, "me@example.org", "Bob Müller", Set.of("sales@example.org"), ID, NOW));
    }

    private static ParsedMail received(String mail) {
        return ParsedMail.parse(OutgoingMail.received(bytes(mail), "me@example.org", NOW));
    }

    private static List<String> names(ParsedMail mail) {
        return mail.root().headers().stream().map(MailHeader::name).toList();
    }

    private static byte[] bytes(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}

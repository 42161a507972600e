package io.github.camelgmail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

    private static final String BOUNCE = """
            From: mailer-daemon@example.org
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            It bounced.
            --b
            Content-Type: message/delivery-status

            """;

    @Test
    void aBounceTellsMailRecipientStatusAndReason() throws Exception {
        MailReport report = read(BOUNCE + """
                Reporting-MTA: dns; mx.example.org
                Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0000

                Original-Recipient: rfc822; sales@example.net
                Final-Recipient: rfc822; jane@example.net
                Action: Failed (no retries)
                Status: 5.1.1 (bad destination)
                Diagnostic-Code: smtp; 550 5.1.1
                  No such user

                --b
                Content-Type: message/rfc822

                Message-ID: <original@example.com>
                Subject: hello

                text
                --b--
                """);

        assertThat(report)
                .isEqualTo(new MailReport(
                        "delivery-status",
                        "<original@example.com>",
                        "sales@example.net",
                        "5.1.1",
                        "failed",
                        "smtp; 550 5.1.1 No such user"));
        assertThat(report.toString()).doesNotContain("example");
    }

    @Test
    void severalRecipientsAreListsOfOneOrder() throws Exception {
        MailReport report = read(BOUNCE + """
                Reporting-MTA: dns; mx.example.org
                X-Original-Message-ID: <original@mail.gmail.com>


                Final-Recipient: rfc822;<a@example.net>
                Action: failed
                Status: 5.7.1



                Final-Recipient: UTF-8; jörg@example.net
                Action: delayed
                Diagnostic-Code: smtp; 450 later
                --b--
                """);

        assertThat(report.originalMessageId()).isEqualTo("<original@mail.gmail.com>");
        assertThat(report.recipient()).isEqualTo(List.of("a@example.net", "jörg@example.net"));
        assertThat(report.status()).isEqualTo(List.of("5.7.1", ""));
        assertThat(report.action()).isEqualTo(List.of("failed", "delayed"));
        assertThat(report.diagnostic()).isEqualTo(List.of("", "smtp; 450 later"));
    }

    @Test
    void aReadReceiptTellsWhatWasDone() throws Exception {
        assertThat(read("""
                Content-Type: multipart/report; boundary=b

                --b
                Content-Type: message/disposition-notification

                Final-Recipient: rfc822;Joe@example.com
                Original-Message-ID: <1@example.org>
                Disposition: manual-action/MDN-sent-manually; displayed/error
                --b--
                """))
                .isEqualTo(new MailReport(
                        "disposition-notification", "<1@example.org>", "Joe@example.com", null, "displayed", null));
    }

    @Test
    void aComplaintTellsItsKind() throws Exception {
        assertThat(read("""
                In-Reply-To: <sent@example.org>
                Content-Type: multipart/report; boundary=b

                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                Version: 1
                Original-Rcpt-To: <user@example.com>
                --b--
                """))
                .isEqualTo(new MailReport(
                        "feedback-report", "<sent@example.org>", "user@example.com", null, "abuse", null));
    }

    @Test
    void returnedHeadersNameTheMail() throws Exception {
        assertThat(read(BOUNCE + "Status: 4.0.0\n--b\nContent-Type: text/rfc822-headers\n\nSubject: x\n"
                                + "Message-Id: no-brackets@example.org\n--b--\n")
                        .originalMessageId())
                .isEqualTo("no-brackets@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n\n", "no fields at all", "Action:", "Final-Recipient:\nDisposition:\n"})
    void aReportThatSaysNothingIsOneNevertheless(String fields) throws Exception {
        assertThat(read(BOUNCE + fields + "\n--b--\n"))
                .isEqualTo(new MailReport("delivery-status", null, null, null, null, null));
    }

    @Test
    void aHugeReportIsBounded() throws Exception {
        MailReport report = read(BOUNCE
                + ("Final-Recipient: rfc822; a@example.org\nDiagnostic-Code: " + "x".repeat(3_000) + "\n\n")
                        .repeat(20_000));

        assertThat((List<?>) report.recipient()).hasSizeBetween(50, 1_000);
        assertThat((List<?>) report.diagnostic())
                .allSatisfy(text -> assertThat((String) text).hasSizeLessThanOrEqualTo(2_000));
    }

    @Test
    void anOrdinaryMailIsNoReportAndNeitherIsOneThatCarriesOne() throws Exception {
        assertThat(read("Subject: hello\n\ntext")).isNull();
        assertThat(read("Content-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: message/rfc822\n\n" + BOUNCE
                        + "Status: 5.0.0\n--b--\n--c--\n"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "text/calendar; method=request; charset=utf-8, REQUEST",
        "text/calendar, ",
        "text/calendar; method=\"a b\", ",
        "application/ics; method=REQUEST, "
    })
    void aCalendarEntrysMethodIsTold(String type, String method) throws Exception {
        String mail = "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nCome!\n--b\nContent-Type: " + type
                + "\n\nBEGIN:VCALENDAR\n--b--\n";

        assertThat(facts(mail).calendarMethod()).isEqualTo(method);
    }

    private static MailReport read(String mail) throws Exception {
        return facts(mail).report();
    }

    private static MailFacts facts(String mail) throws Exception {
        Exchange exchange = Mails.exchange();
        Message raw = Mails.raw(mail);
        return new MessageReader(Mails.noLoader()).read(raw, exchange.getMessage(), BodyType.TEXT);
    }
}

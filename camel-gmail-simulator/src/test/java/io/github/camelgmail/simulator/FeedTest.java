package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.simulator.PlainHttp.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The inbox feed, seen with a plain HTTP client. */
class FeedTest {

    private static final String ME = "me@example.com";
    private static final String FEED = "mail/feed/atom";

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox(ME);

    private final GmailSimulator simulator = GMAIL.simulator();

    @Test
    void tellsOfUnreadMailAsAtom() {
        String id = simulator.mailbox(ME).receive(mail("Fish & chips")).id();
        simulator
                .mailbox(ME)
                .markRead(simulator.mailbox(ME).receive(mail("read")).id());
        PlainHttp http = new PlainHttp(simulator, ME);

        Answer answer = http.get(FEED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/xml; charset=UTF-8");
        assertThat(answer.text())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .contains(
                        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\">",
                        "<fullcount>1</fullcount>",
                        "<title>Fish &amp; chips</title>",
                        "message_id=" + id + "&amp;",
                        "<author><name>Carl</name><email>carl@example.net</email></author>");
        assertThat(http.get(FEED + "/Nowhere").text()).contains("<fullcount>0</fullcount>");
        assertThat(simulator.requests().of("feed")).hasSize(2).allSatisfy(request -> assertThat(request.units())
                .isZero());
    }

    private static byte[] mail(String subject) {
        return ("From: Carl <carl@example.net>\r\nTo: " + ME + "\r\nSubject: " + subject + "\r\n\r\nText\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}

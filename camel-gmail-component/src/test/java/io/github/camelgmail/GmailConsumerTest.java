package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.junit.jupiter.api.Test;

class GmailConsumerTest extends RouteTest {

    private MockEndpoint mock() {
        return context.getEndpoint("mock:mail", MockEndpoint.class);
    }

    @Test
    void aNewMessageBecomesAnExchange() throws Exception {
        amy().receive(mail("before", "not consumed"));
        route(context, "gmail:me?delay=50", "mock:mail");
        startAndConnect(context);

        StoredMessage stored = amy().receive(mail("Grüße", "Schöne Grüße\r\n"));

        mock().expectedMessageCount(1);
        mock().assertIsSatisfied(10_000);
        Message message = mock().getExchanges().get(0).getMessage();
        assertThat(message.getBody(String.class)).isEqualToNormalizingNewlines("Schöne Grüße\n");
        assertThat(message.getHeaders())
                .containsEntry("Subject", "Grüße")
                .containsEntry("From", "Carl <carl@example.net>")
                .containsEntry(GmailConstants.MESSAGE_ID, stored.id())
                .containsEntry(GmailConstants.THREAD_ID, stored.threadId())
                .containsEntry(GmailConstants.MAILBOX, "me")
                .containsEntry(GmailConstants.MESSAGE_INTERNAL_DATE, stored.internalDate())
                .containsEntry(Exchange.MESSAGE_TIMESTAMP, stored.internalDate());
        assertThat(message.getHeader(GmailConstants.MESSAGE_LABEL_IDS, Object[].class))
                .contains("INBOX", "UNREAD");
        assertThat(message.getHeader(GmailConstants.MESSAGE_SNIPPET, String.class))
                .contains("Grüße");
    }

    @Test
    void attachmentsAreFetchedWhenTheyAreTouchedEvenAfterTheirIdsHaveExpired() throws Exception {
        route(context, "gmail:me?delay=50", "mock:mail");
        startAndConnect(context);
        GMAIL.simulator().mailSystem().attachmentTokenLifetime(Duration.ofMillis(400));

        amy().receive(("From: carl@example.net\r\nTo: " + AMY + "\r\nSubject: report\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee below."
                        + "\r\n--b\r\nContent-Type: application/pdf; name=\"../report.pdf\"\r\n"
                        + "Content-Disposition: attachment; filename=\"../report.pdf\"\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--\r\n")
                .getBytes());

        mock().expectedMessageCount(1);
        mock().assertIsSatisfied(10_000);
        long received = System.nanoTime();
        await().until(() -> System.nanoTime() - received > 500_000_000L);
        AttachmentMessage message = mock().getExchanges().get(0).getMessage(AttachmentMessage.class);
        assertThat(message.getAttachmentNames())
                .singleElement()
                .asString()
                .doesNotContain("/", "..")
                .endsWith("report.pdf");
        assertThat(message.getAttachments().values().iterator().next().getInputStream())
                .hasBinaryContent("%PDF".getBytes());
    }

    @Test
    void aBounceTellsWhatBecameOfTheMail() throws Exception {
        GMAIL.simulator().requests().clear();
        route(context, "gmail:me?delay=50", "mock:mail");
        startAndConnect(context);

        amy().receive(("From: mailer-daemon@example.net\r\nTo: " + AMY + "\r\nSubject: failed\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                        + "--b\r\n\r\nNot delivered\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                        + "Reporting-MTA: dns; mx.example.net\r\n\r\nFinal-Recipient: rfc822; jane@example.net\r\n"
                        + "Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 No such user\r\n\r\n"
                        + "Final-Recipient: rfc822; joe@example.net\r\nAction: failed\r\nStatus: 5.2.2\r\n"
                        + "--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <sent@example.com>\r\n\r\nHi\r\n--b--\r\n")
                .getBytes());

        mock().expectedMessageCount(1);
        mock().assertIsSatisfied(10_000);
        assertThat(mock().getExchanges().get(0).getMessage().getHeaders())
                .containsEntry(GmailConstants.REPORT_TYPE, "delivery-status")
                .containsEntry(GmailConstants.REPORT_ORIGINAL_MESSAGE_ID, "<sent@example.com>")
                .containsEntry(GmailConstants.REPORT_RECIPIENT, List.of("jane@example.net", "joe@example.net"))
                .containsEntry(GmailConstants.REPORT_STATUS, List.of("5.1.1", "5.2.2"))
                .containsEntry(GmailConstants.REPORT_ACTION, List.of("failed", "failed"))
                .containsEntry(GmailConstants.REPORT_DIAGNOSTIC, List.of("smtp; 550 No such user", ""))
                .doesNotContainKey(GmailConstants.CALENDAR_METHOD);
        assertThat(GMAIL.simulator().requests().calls("messages.get")).isOne();
    }

    @Test
    void anInvitationIsAnAttachmentWithItsMethodAsHeader() throws Exception {
        route(context, "gmail:me?delay=50", "mock:mail");
        startAndConnect(context);

        amy().receive(("From: carl@example.net\r\nTo: " + AMY + "\r\nSubject: Lunch\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n\r\nCome!\r\n"
                        + "--b\r\nContent-Type: text/calendar; method=REQUEST; charset=UTF-8\r\n\r\n"
                        + "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n--b--\r\n")
                .getBytes());

        mock().expectedMessageCount(1);
        mock().assertIsSatisfied(10_000);
        AttachmentMessage message = mock().getExchanges().get(0).getMessage(AttachmentMessage.class);
        assertThat(message.getBody()).isEqualTo("Come!");
        assertThat(message.getHeader(GmailConstants.CALENDAR_METHOD)).isEqualTo("REQUEST");
        assertThat(message.getAttachment("attachment-1.ics").getInputStream())
                .hasContent("BEGIN:VCALENDAR\r\nEND:VCALENDAR");
    }

    @Test
    void onlyMessagesWithAllLabelsAreConsumed() throws Exception {
        String invoices = amy().labels().create("Invoices/2026").id();
        route(context, "gmail:me?delay=50&labelIds=INBOX,invoices/2026", "mock:mail");
        startAndConnect(context);

        amy().receive(mail("no label", ""));
        amy().insert(mail("archived", ""), List.of(invoices), Instant.now());
        amy().insert(mail("both", ""), List.of("INBOX", invoices), Instant.now());
        amy().insert(mail("last", ""), List.of("INBOX", invoices), Instant.now());

        mock().expectedHeaderValuesReceivedInAnyOrder("Subject", "both", "last");
        mock().assertIsSatisfied(10_000);
    }

    @Test
    void draftsSentMailSpamAndTrashAreLeftOutButMailToOneselfIsNot() throws Exception {
        route(context, "gmail:me?delay=50", "mock:mail");
        startAndConnect(context);

        amy().insert(mail("spam", ""), List.of("SPAM"), Instant.now());
        amy().insert(mail("trash", ""), List.of("TRASH"), Instant.now());
        amy().send(outgoing(BOB, "to bob"), null);
        amy().send(outgoing(AMY, "to myself"), null);
        bob().send(outgoing(AMY, "from bob"), null);

        mock().expectedHeaderValuesReceivedInAnyOrder("Subject", "to myself", "from bob");
        mock().assertIsSatisfied(10_000);
    }

    @Test
    void spamAndTrashAreConsumedOnRequest() throws Exception {
        route(context, "gmail:me?delay=50&includeSpamTrash=true", "mock:mail");
        startAndConnect(context);

        amy().insert(mail("spam", ""), List.of("SPAM"), Instant.now());
        amy().insert(mail("trash", ""), List.of("TRASH"), Instant.now());

        mock().expectedHeaderValuesReceivedInAnyOrder("Subject", "spam", "trash");
        mock().assertIsSatisfied(10_000);
    }

    @Test
    void whatArrivedWhileTheRouteWasDownIsConsumedAfterARestartAndNothingTwice() throws Exception {
        route(context, "gmail:me?delay=50", "mock:mail");
        startAndConnect(context);
        amy().receive(mail("first", ""));
        mock().expectedMessageCount(1);
        mock().assertIsSatisfied(10_000);
        context.stop();

        amy().receive(mail("meanwhile", ""));
        CamelContext restarted = context();
        route(restarted, "gmail:me?delay=50", "mock:mail");
        MockEndpoint again = restarted.getEndpoint("mock:mail", MockEndpoint.class);
        again.expectedHeaderValuesReceivedInAnyOrder("Subject", "meanwhile", "after");
        startAndConnect(restarted);
        amy().receive(mail("after", ""));

        again.assertIsSatisfied(10_000);
    }

    @Test
    void aMessageThatIsDeletedBeforeItIsFetchedStopsNothing() throws Exception {
        route(context, "gmail:me?delay=50", "mock:mail");
        startAndConnect(context);
        GMAIL.simulator().faults().on("messages.get").times(1).error(GmailError.notFound());

        amy().receive(mail("gone", ""));
        await().until(() -> GMAIL.simulator().requests().calls("messages.get") == 1);
        amy().receive(mail("next", ""));

        mock().expectedHeaderValuesReceivedInAnyOrder("Subject", "next");
        mock().assertIsSatisfied(10_000);
    }

    @Test
    void oneMessageThatCannotBeFetchedDoesNotHoldUpTheOthers() throws Exception {
        route(context, "gmail:me?delay=50&maxRetries=0", "mock:mail");
        startAndConnect(context);
        GMAIL.simulator().faults().on("messages.get").times(1).status(503, "<html>down</html>");

        for (int i = 0; i < 10; i++) {
            amy().receive(mail("mail " + i, ""));
        }

        mock().expectedMessageCount(10);
        mock().assertIsSatisfied(10_000);
        assertThat(mock().getExchanges().stream().map(e -> e.getMessage().getHeader("Subject")))
                .doesNotHaveDuplicates();
    }

    @Test
    void anExchangeThatFailsIsTriedAgainAndSetAsideInTheEnd() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&maxAttempts=2")
                        .routeId("test")
                        .process(exchange -> {
                            if ("bad".equals(exchange.getMessage().getHeader("Subject"))) {
                                attempts.incrementAndGet();
                                throw new IllegalStateException("cannot handle it");
                            }
                        })
                        .to("mock:mail");
            }
        });
        startAndConnect(context);

        amy().receive(mail("bad", ""));
        amy().receive(mail("good", ""));

        mock().expectedMessageCount(1);
        mock().assertIsSatisfied(10_000);
        await().atMost(Duration.ofSeconds(10)).until(() -> attempts.get() == 2);
        context.stop();
        CamelContext restarted = context();
        route(restarted, "gmail:me?delay=50", "mock:mail");
        MockEndpoint again = restarted.getEndpoint("mock:mail", MockEndpoint.class);
        again.expectedHeaderValuesReceivedInAnyOrder("Subject", "next");
        startAndConnect(restarted);
        amy().receive(mail("next", ""));
        again.assertIsSatisfied(10_000);
    }

    @Test
    void aRouteStartsWhileTheServerIsDownAndDeliversOnceItIsUp() throws Exception {
        int port;
        try (GmailSimulator gone = GmailSimulator.start()) {
            port = gone.port();
        }
        AtomicReference<GmailSimulator> server = new AtomicReference<>();
        context.getRegistry().bind("login", new GoogleCredentials() {
            @Override
            public AccessToken refreshAccessToken() throws IOException {
                if (server.get() == null) {
                    throw new IOException("down");
                }
                return new AccessToken(server.get().tokens().issue(AMY), null);
            }
        });
        options(context).setRootUrl("http://127.0.0.1:" + port + "/");
        options(context).setAccessToken(null);
        route(context, "gmail:me?delay=50&maxRetries=0&credentials=#login", "mock:mail");
        context.start();
        GmailConsumer consumer = (GmailConsumer) context.getRoute("test").getConsumer();
        await().until(() -> consumer.getErrorCounter() > 0);
        assertThat(context.getRouteController().getRouteStatus("test").isStarted())
                .isTrue();
        assertThat(health(consumer)).isEqualTo(HealthCheck.State.DOWN);

        try (GmailSimulator late = GmailSimulator.builder().port(port).start()) {
            late.createMailbox(AMY);
            server.set(late);
            await().atMost(Duration.ofSeconds(20)).until(() -> health(consumer) == HealthCheck.State.UP);
            late.mailbox(AMY).receive(mail("hello", ""));

            mock().expectedHeaderValuesReceivedInAnyOrder("Subject", "hello");
            mock().assertIsSatisfied(10_000);
            context.stop();
        }
    }

    @Test
    void anUnknownLabelFailsAtFirstContactAndTheRouteIsNotReady() throws Exception {
        AtomicReference<Exception> failure = new AtomicReference<>();
        context.getRegistry().bind("strategy", new DefaultPollingConsumerPollStrategy() {
            @Override
            public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause) {
                failure.set(cause);
                return false;
            }
        });
        route(context, "gmail:me?delay=50&labelIds=Invoces&pollStrategy=#strategy", "mock:mail");
        context.start();

        await().until(() -> failure.get() != null);

        assertThat(failure.get())
                .hasMessageContaining("Unknown label in labelIds: found 'Invoces'")
                .hasMessageContaining("INBOX");
        GmailConsumer consumer = (GmailConsumer) context.getRoute("test").getConsumer();
        assertThat(health(consumer)).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void twoConsumersOfOneMailboxNeedDifferentNames() throws Exception {
        route(context, "gmail:me?delay=50&consumerId=one", "mock:mail");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&consumerId=one&labelIds=INBOX").to("mock:other");
            }
        });

        assertThatThrownBy(context::start)
                .hasMessage(
                        "Two consumers of mailbox 'me' share the checkpoint 'one': give each its own option consumerId");
    }

    @Test
    void theCheckpointIsKeptUnderTheRoutesIdOrTheFilter() throws Exception {
        route(context, "gmail:me?delay=50", "mock:mail");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&labelIds=STARRED").to("mock:other");
            }
        });
        startAndConnect(context);

        assertThat(folder.resolve("checkpoints/me")).isDirectoryContaining("glob:**/test.json");
        assertThat(Files.list(folder.resolve("checkpoints/me")))
                .hasSize(2)
                .anyMatch(file -> file.getFileName().toString().contains("STARRED"));
    }

    @Test
    void messagesArriveInOrderInBatches() throws Exception {
        route(context, "gmail:me?delay=200&batchSize=10&maxInFlight=20", "mock:mail");
        startAndConnect(context);

        for (int i = 0; i < 30; i++) {
            amy().receive(mail("mail " + i, ""));
        }

        mock().expectedMessageCount(30);
        mock().assertIsSatisfied(10_000);
        assertThat(mock().getExchanges().stream().map(e -> e.getMessage().getHeader("Subject")))
                .isEqualTo(IntStream.range(0, 30).mapToObj(i -> "mail " + i).toList());
        assertThat(mock().getExchanges()).allSatisfy(e -> assertThat(e.getProperty(Exchange.BATCH_SIZE, Integer.class))
                .isBetween(1, 10));
        assertThat(mock().getExchanges().get(29).getProperty(Exchange.BATCH_COMPLETE))
                .isEqualTo(true);
    }

    @Test
    void noMoreThanTheWindowIsOnItsWay() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger working = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&maxInFlight=7&concurrentConsumers=20")
                        .routeId("test")
                        .process(e -> {
                            working.incrementAndGet();
                            release.await();
                        })
                        .to("mock:mail");
            }
        });
        startAndConnect(context);
        for (int i = 0; i < 30; i++) {
            amy().receive(mail("mail " + i, ""));
        }

        await().until(() -> working.get() == 7);
        await().during(Duration.ofMillis(300)).until(() -> working.get() == 7);
        assertThat(GMAIL.simulator().requests().calls("messages.get")).isEqualTo(7);
        release.countDown();
        mock().expectedMessageCount(30);
        mock().assertIsSatisfied(10_000);
    }

    private static byte[] outgoing(String to, String subject) {
        return ("To: " + to + "\r\nSubject: " + subject + "\r\n\r\nHello").getBytes();
    }
}

package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.api.services.gmail.model.Thread;
import io.github.camelgmail.checkpoint.Checkpoint;
import io.github.camelgmail.checkpoint.CheckpointKey;
import io.github.camelgmail.checkpoint.FileCheckpointStore;
import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mail.ParsedMail;
import io.github.camelgmail.simulator.mailbox.LabelChange;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** What a consumer takes, from when on, and what it does to a message afterwards. */
class GmailSyncTest extends RouteTest {

    private MockEndpoint mock() {
        return context.getEndpoint("mock:mail", MockEndpoint.class);
    }

    private void expect(String... subjects) throws InterruptedException {
        mock().expectedHeaderValuesReceivedInAnyOrder("Subject", (Object[]) subjects);
        mock().assertIsSatisfied(15_000);
    }

    private static List<String> labels(StoredMessage message) {
        return amy().message(message.id()).orElseThrow().labelIds();
    }

    // what is consumed

    @Test
    void pagesWithoutChangesButWithASuccessorAndDuplicateRecordsLoseAndRepeatNothing() throws Exception {
        route(context, "gmail:me?delay=50", "mock:mail");
        startAndConnect(context);
        amy().history().faults().emptyPages(3);
        amy().history().faults().duplicateRecords(3);

        amy().receive(mail("one", ""));
        amy().receive(mail("two", ""));

        expect("one", "two");
    }

    @Test
    void aMessageThatCameAndWentBetweenTwoPollsIsNoError() throws Exception {
        route(context, "gmail:me?delay=300", "mock:mail");
        startAndConnect(context);

        amy().delete(amy().receive(mail("came and went", "")).id());
        amy().receive(mail("stayed", ""));

        expect("stayed");
    }

    @Test
    void anyAndExcludedLabelsNarrowWhatIsTaken() throws Exception {
        String work = amy().labels().create("Work").id();
        String play = amy().labels().create("Play").id();
        String ads = amy().labels().create("Ads").id();
        route(context, "gmail:me?delay=50&anyLabelIds=Work,Play&excludeLabelIds=Ads", "mock:mail");
        startAndConnect(context);

        amy().insert(mail("work", ""), List.of("INBOX", work), Instant.now());
        amy().insert(mail("play", ""), List.of(play), Instant.now());
        amy().insert(mail("ad", ""), List.of(play, ads), Instant.now());
        amy().insert(mail("neither", ""), List.of("INBOX"), Instant.now());
        amy().insert(mail("last", ""), List.of(work), Instant.now());

        expect("work", "play", "last");
    }

    @Test
    void labelChangesAndDeletionsAreConsumedOnRequest() throws Exception {
        StoredMessage old = amy().receive(mail("old", ""));
        route(context, "gmail:me?delay=50&historyTypes=labelAdded,labelRemoved,messageDeleted", "mock:mail");
        startAndConnect(context);
        mock().expectedMessageCount(3);

        amy().receive(mail("new", ""));
        amy().modify(old.id(), new LabelChange(Set.of("STARRED"), Set.of()));
        await().until(() -> mock().getReceivedCounter() == 1);
        amy().markRead(old.id());
        await().until(() -> mock().getReceivedCounter() == 2);
        amy().delete(old.id());

        mock().assertIsSatisfied(10_000);
        List<Exchange> events = mock().getExchanges();
        assertThat(events)
                .extracting(e -> e.getMessage().getHeader(GmailConstants.HISTORY_TYPE))
                .containsExactly("labelAdded", "labelRemoved", "messageDeleted");
        assertThat(events)
                .extracting(e -> e.getMessage().getHeader(GmailConstants.MESSAGE_ID))
                .containsOnly(old.id());
        assertThat(events.get(0).getMessage().getHeader(GmailConstants.HISTORY_LABEL_IDS))
                .isEqualTo(List.of("STARRED"));
        assertThat(events.get(1).getMessage().getHeader("Subject")).isEqualTo("old");
        assertThat(events.get(2).getMessage().getBody()).isNull();
    }

    @Test
    void threadsAreConsumedOncePerPollWithAllTheirMessages() throws Exception {
        StoredMessage old = amy().receive(mail("thread", "one"));
        route(context, "gmail:me?delay=300&consume=threads", "mock:mail");
        startAndConnect(context);
        mock().expectedMessageCount(2);

        for (String text : List.of("two", "three")) {
            amy().insert(ParsedMail.parse(mail("thread", text)), List.of("INBOX"), old.threadId(), Instant.now());
        }
        String other = amy().receive(mail("other", "text")).threadId();

        mock().assertIsSatisfied(10_000);
        Map<Object, Integer> messages = new ConcurrentHashMap<>();
        mock().getExchanges()
                .forEach(e -> messages.put(
                        e.getMessage().getHeader(GmailConstants.THREAD_ID),
                        e.getMessage().getBody(Thread.class).getMessages().size()));
        assertThat(messages).containsEntry(old.threadId(), 3).containsEntry(other, 1);
        context.stop();
        CamelContext restarted = context();
        route(restarted, "gmail:me?delay=50&consume=threads", "mock:mail");
        MockEndpoint again = restarted.getEndpoint("mock:mail", MockEndpoint.class);
        again.expectedMessageCount(1);
        startAndConnect(restarted);
        amy().receive(mail("next", ""));
        again.assertIsSatisfied(10_000);
    }

    @Test
    void eagerAttachmentsComeWithTheMessage() throws Exception {
        route(context, "gmail:me?delay=50&attachments=eager", "mock:mail");
        startAndConnect(context);
        amy().receive(("Subject: report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--b\r\nContent-Type: application/pdf;"
                        + " name=report.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--\r\n")
                .getBytes());
        expect("report");

        AttachmentMessage message = mock().getExchanges().get(0).getMessage(AttachmentMessage.class);
        assertThat(message.getBody(String.class).trim()).isEqualTo("See below.");
        assertThat(message.getAttachment("report.pdf").getInputStream()).hasBinaryContent("%PDF".getBytes());
        assertThat(GMAIL.simulator().requests().calls("messages.attachments.get"))
                .isZero();
    }

    @Test
    void aSearchDecidesEvenWhileItsIndexLags() throws Exception {
        GMAIL.simulator().mailSystem().searchIndexLag(Duration.ofMillis(1_500));
        route(context, "gmail:me?delay=50&q=subject:invoice", "mock:mail");
        startAndConnect(context);

        amy().receive(mail("invoice 1", ""));
        amy().receive(mail("something else", ""));
        amy().receive(mail("invoice 2", ""));

        expect("invoice 1", "invoice 2");
        assertThat(GMAIL.simulator().requests().calls("messages.get")).isEqualTo(2);
    }

    @Test
    void aMessageThatSearchNeverShowsIsTakenInTheEnd() throws Exception {
        GMAIL.simulator().mailSystem().searchIndexLag(Duration.ofHours(1));
        route(context, "gmail:me?delay=50&q=subject:invoice&searchLag=500", "mock:mail");
        startAndConnect(context);

        amy().receive(mail("anything", ""));

        expect("anything");
    }

    @Test
    void aChangedFilterGoesOnFromItsPosition() throws Exception {
        route(context, "gmail:me?delay=50&labelIds=INBOX", "mock:mail");
        startAndConnect(context);
        context.stop();
        amy().insert(mail("meanwhile", ""), List.of("STARRED"), Instant.now());

        CamelContext changed = context();
        route(changed, "gmail:me?delay=50&labelIds=STARRED", "mock:mail");
        MockEndpoint mock = changed.getEndpoint("mock:mail", MockEndpoint.class);
        mock.expectedHeaderValuesReceivedInAnyOrder("Subject", "meanwhile");
        changed.start();
        mock.assertIsSatisfied(10_000);
    }

    // first start

    @Test
    void aFirstStartTakesWhatIsThereOldestFirstAndNothingTwice() throws Exception {
        Instant now = Instant.now();
        for (int i = 0; i < 60; i++) {
            amy().insert(mail("old " + i, ""), List.of("INBOX"), now.minus(Duration.ofHours(60 - i)));
        }
        route(context, "gmail:me?delay=50&initialSync=all", "mock:mail");
        List<String> subjects = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            subjects.add("old " + i);
        }
        mock().expectedMessageCount(60);
        context.start();
        mock().assertIsSatisfied(15_000);
        assertThat(mock().getExchanges())
                .extracting(e -> e.getMessage().getHeader("Subject"))
                .isEqualTo(subjects);

        mock().reset();
        amy().receive(mail("new", ""));
        expect("new");
        context.stop();
        CamelContext restarted = context();
        route(restarted, "gmail:me?delay=50&initialSync=all", "mock:mail");
        MockEndpoint again = restarted.getEndpoint("mock:mail", MockEndpoint.class);
        again.expectedHeaderValuesReceivedInAnyOrder("Subject", "newer");
        startAndConnect(restarted);
        amy().receive(mail("newer", ""));
        again.assertIsSatisfied(10_000);
    }

    @Test
    void aFirstStartCanBeBoundInTimeOrByASearch() throws Exception {
        amy().insert(mail("ancient", ""), List.of("INBOX"), Instant.now().minus(Duration.ofDays(30)));
        amy().insert(mail("recent", ""), List.of("INBOX"), Instant.now().minus(Duration.ofDays(3)));
        amy().insert(
                        mail("recent and starred", ""),
                        List.of("INBOX", "STARRED"),
                        Instant.now().minus(Duration.ofDays(2)));
        route(context, "gmail:me?delay=50&initialSync=7d", "mock:mail");
        context.start();
        expect("recent", "recent and starred");

        CamelContext other = context();
        route(other, "gmail:me?delay=50&consumerId=other&initialSync=q:is:starred", "mock:mail");
        MockEndpoint mock = other.getEndpoint("mock:mail", MockEndpoint.class);
        mock.expectedHeaderValuesReceivedInAnyOrder("Subject", "recent and starred");
        other.start();
        mock.assertIsSatisfied(10_000);
    }

    @Test
    void aFirstStartThatIsCutShortContinuesWhereItWas() throws Exception {
        for (int i = 0; i < 200; i++) {
            amy().insert(mail("old " + i, ""), List.of("INBOX"), Instant.now().minus(Duration.ofMinutes(1_000 - i)));
        }
        Map<String, Integer> delivered = new ConcurrentHashMap<>();
        countSlowly(context, delivered);
        context.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> delivered.size() > 50);
        context.stop();
        int before = delivered.size();
        assertThat(before).isLessThan(200);

        CamelContext restarted = context();
        countSlowly(restarted, delivered);
        restarted.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> delivered.size() == 200);
        assertThat(delivered.values()).containsOnly(1);
    }

    private static void countSlowly(CamelContext context, Map<String, Integer> delivered) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&initialSync=all&maxInFlight=20&batchSize=10")
                        .routeId("test")
                        .delay(5)
                        .process(e ->
                                delivered.merge(e.getMessage().getHeader("Subject", String.class), 1, Integer::sum));
            }
        });
    }

    @Test
    void aConsumerThatRequiresACheckpointDoesNotStartWithoutOne() throws Exception {
        route(context, "gmail:me?delay=50&requireCheckpoint=true", "mock:mail");
        context.start();
        GmailConsumer consumer = (GmailConsumer) context.getRoute("test").getConsumer();

        await().until(() -> consumer.getErrorCounter() > 0);

        assertThat(GMAIL.simulator().requests().calls("history.list")).isZero();
    }

    // recovery

    @Test
    void expiredHistoryLosesAndRepeatsNothing() throws Exception {
        route(context, "gmail:me?delay=50&searchLag=500", "mock:mail");
        startAndConnect(context);
        amy().receive(mail("before", ""));
        expect("before");
        context.stop();

        for (int i = 0; i < 30; i++) {
            amy().receive(mail("meanwhile " + i, ""));
        }
        amy().history().raiseFloor();
        CamelContext restarted = context();
        route(restarted, "gmail:me?delay=50&searchLag=500", "mock:mail");
        MockEndpoint again = restarted.getEndpoint("mock:mail", MockEndpoint.class);
        again.expectedMessageCount(31);
        restarted.start();
        await().until(() -> GMAIL.simulator().requests().calls("messages.list") >= 2);
        amy().receive(mail("after", ""));
        again.assertIsSatisfied(15_000);
        assertThat(again.getExchanges())
                .extracting(e -> e.getMessage().getHeader("Subject"))
                .doesNotContain("before")
                .contains("after")
                .doesNotHaveDuplicates();
    }

    @Test
    void mailThatTheIndexDoesNotShowYetIsFoundByTheSecondListing() throws Exception {
        route(context, "gmail:me?delay=50&searchLag=2s", "mock:mail");
        startAndConnect(context);
        context.stop();
        amy().receive(mail("indexed", ""));
        amy().history().raiseFloor();
        GMAIL.simulator().faults().on("messages.list").times(1).status(200, "{\"resultSizeEstimate\": 0}");

        CamelContext restarted = context();
        route(restarted, "gmail:me?delay=50&searchLag=2s", "mock:mail");
        MockEndpoint again = restarted.getEndpoint("mock:mail", MockEndpoint.class);
        again.expectedHeaderValuesReceivedInAnyOrder("Subject", "indexed");
        restarted.start();
        again.assertIsSatisfied(15_000);
    }

    @Test
    void aCheckpointAheadOfTheMailboxIsRecoveredFrom() throws Exception {
        new FileCheckpointStore(folder.resolve("checkpoints"))
                .save(new CheckpointKey("me", "test"), Checkpoint.startingAt(new BigInteger("99999999999")));
        amy().receive(mail("after the account was restored", ""));

        route(context, "gmail:me?delay=50&searchLag=300", "mock:mail");
        context.start();

        expect("after the account was restored");
    }

    @Test
    void a404InTheMiddleOfPagingIsRecoveredFrom() throws Exception {
        route(context, "gmail:me?delay=200&searchLag=300", "mock:mail");
        startAndConnect(context);
        amy().history().faults().emptyPages(1);
        GMAIL.simulator().faults().on("history.list").skip(2).times(1).error(GmailError.notFound());

        amy().receive(mail("one", ""));
        amy().receive(mail("two", ""));

        expect("one", "two");
    }

    @Test
    void aPageThatCannotBeReadDoesNotStrandTheChangesOfThePagesBefore() throws Exception {
        route(context, "gmail:me?delay=2s&initialDelay=0&maxRetries=0", "mock:mail");
        startAndConnect(context);
        for (int i = 0; i < 510; i++) {
            amy().receive(mail("mail " + i, ""));
        }
        GMAIL.simulator().faults().on("history.list").skip(1).times(1).status(503, "<html>down</html>");

        mock().expectedMessageCount(510);
        mock().assertIsSatisfied(20_000);
    }

    // after the route

    @Test
    void successChangesLabelsAndTheConsumersOwnChangesAreNoNewWork() throws Exception {
        route(
                context,
                "gmail:me?delay=50&historyTypes=messageAdded,labelAdded,labelRemoved&markAsRead=true&addLabelIds=Done"
                        + "&removeLabelIds=INBOX&autoCreateLabels=true",
                "mock:mail");
        startAndConnect(context);

        StoredMessage one = amy().receive(mail("one", ""));
        StoredMessage two = amy().receive(mail("two", ""));
        expect("one", "two");

        String done = "Done";
        await().untilAsserted(() -> assertThat(labels(one))
                .containsExactly(amy().labels().byName(done).orElseThrow().id()));
        await().untilAsserted(() -> assertThat(labels(two)).doesNotContain("UNREAD", "INBOX"));
        amy().receive(mail("three", ""));
        mock().reset();
        expect("three");
    }

    @Test
    void aChangeThatChangedNothingHidesNoLaterOneOfTheUser() throws Exception {
        route(context, "gmail:me?delay=50&historyTypes=messageAdded,labelRemoved&markAsRead=true", "mock:mail");
        startAndConnect(context);

        StoredMessage read = amy().insert(mail("read already", ""), List.of("INBOX"), Instant.now());
        expect("read already");
        await().until(() -> GMAIL.simulator().requests().calls("messages.modify") > 0);
        mock().reset();
        amy().modify(read.id(), new LabelChange(Set.of("UNREAD"), Set.of()));
        amy().markRead(read.id());

        expect("read already");
    }

    @Test
    void manyLabelChangesAreOneCallAndAFailedOneIsMadeAgainWithoutTheRoute() throws Exception {
        Map<String, Integer> delivered = new ConcurrentHashMap<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=100&markAsRead=true&maxRetries=0")
                        .routeId("test")
                        .process(e ->
                                delivered.merge(e.getMessage().getHeader("Subject", String.class), 1, Integer::sum));
            }
        });
        startAndConnect(context);
        GMAIL.simulator().faults().on("messages.batchModify").times(1).status(503, "<html>down</html>");
        GMAIL.simulator().faults().on("messages.modify").times(3).status(503, "<html>down</html>");

        for (int i = 0; i < 40; i++) {
            amy().receive(mail("mail " + i, ""));
        }

        await().atMost(Duration.ofSeconds(15))
                .until(() -> amy().messages().stream().noneMatch(m -> m.hasLabel("UNREAD")));
        assertThat(delivered).hasSize(40);
        assertThat(delivered.values()).containsOnly(1);
        assertThat(GMAIL.simulator().requests().calls("messages.batchModify")).isBetween(1L, 6L);
    }

    @Test
    void aMessageIsTrashedOrDeleted() throws Exception {
        route(context, "gmail:me?delay=50&labelIds=INBOX&trash=true", "mock:mail");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&labelIds=STARRED&delete=true").to("mock:mail");
            }
        });
        startAndConnect(context);

        StoredMessage trashed = amy().receive(mail("trash it", ""));
        StoredMessage deleted = amy().insert(mail("delete it", ""), List.of("STARRED"), Instant.now());

        expect("trash it", "delete it");
        await().untilAsserted(
                        () -> assertThat(labels(trashed)).contains("TRASH").doesNotContain("INBOX"));
        await().until(() -> amy().message(deleted.id()).isEmpty());
    }

    @Test
    void poisonMessagesHoldUpNothingAndEndLabelled() throws Exception {
        amy().labels().create("Failed");
        poisoned("gmail:me?delay=50&maxAttempts=2&failureLabelIds=Failed", false);

        List<StoredMessage> bad = arriveWithPoison();

        mock().expectedMessageCount(990);
        mock().assertIsSatisfied(20_000);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(bad).allMatch(GmailSyncTest::hasFailed));
    }

    @Test
    void whatARoutesDeadLetterChannelTakesIsLabelledToo() throws Exception {
        amy().labels().create("Failed");
        poisoned("gmail:me?delay=50&failureLabelIds=Failed&markAsRead=true", true);
        MockEndpoint dead = context.getEndpoint("mock:dead", MockEndpoint.class);
        dead.expectedMessageCount(10);

        List<StoredMessage> bad = arriveWithPoison();

        mock().expectedMessageCount(990);
        mock().assertIsSatisfied(20_000);
        dead.assertIsSatisfied(10_000);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(bad).allMatch(GmailSyncTest::hasFailed));
    }

    private void poisoned(String from, boolean deadLetter) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (deadLetter) {
                    errorHandler(deadLetterChannel("mock:dead"));
                }
                from(from)
                        .routeId("test")
                        .process(e -> {
                            if (e.getMessage()
                                    .getHeader("Subject", String.class)
                                    .startsWith("bad")) {
                                throw new IllegalStateException("cannot");
                            }
                        })
                        .to("mock:mail");
            }
        });
        startAndConnect(context);
    }

    /** A thousand messages, ten of which the route can't handle. */
    private static List<StoredMessage> arriveWithPoison() {
        List<StoredMessage> bad = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            StoredMessage stored = amy().receive(mail((i % 100 == 0 ? "bad " : "good ") + i, ""));
            if (i % 100 == 0) {
                bad.add(stored);
            }
        }
        return bad;
    }

    private static boolean hasFailed(StoredMessage message) {
        return labels(message)
                .contains(amy().labels().byName("Failed").orElseThrow().id());
    }

    @Test
    void skipGivesUpAtOnceAndStopStopsTheRouteAndBeginsWithTheMessageAgain() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        failing(context, "skip", attempts);
        startAndConnect(context);
        amy().receive(mail("bad", ""));
        amy().receive(mail("good", ""));
        expect("good");
        assertThat(attempts).hasValue(1);
        context.stop();

        CamelContext stopping = context();
        failing(stopping, "stop", attempts);
        startAndConnect(stopping);
        amy().receive(mail("bad", ""));
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        stopping.getRouteController().getRouteStatus("test").isStopped());
        attempts.set(Integer.MIN_VALUE);
        MockEndpoint mock = stopping.getEndpoint("mock:mail", MockEndpoint.class);
        mock.expectedHeaderValuesReceivedInAnyOrder("Subject", "bad");
        stopping.getRouteController().startRoute("test");
        mock.assertIsSatisfied(10_000);
    }

    private static void failing(CamelContext context, String policy, AtomicInteger attempts) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&failurePolicy=" + policy)
                        .routeId("test")
                        .process(e -> {
                            if ("bad".equals(e.getMessage().getHeader("Subject")) && attempts.incrementAndGet() > 0) {
                                throw new IllegalStateException("cannot");
                            }
                        })
                        .to("mock:mail");
            }
        });
    }

    @Test
    void removingAllHeadersChangesNothingAboutTheCommit() throws Exception {
        AtomicInteger delivered = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&markAsRead=true")
                        .routeId("test")
                        .removeHeaders("*")
                        .process(e -> delivered.incrementAndGet());
            }
        });
        startAndConnect(context);

        StoredMessage stored = amy().receive(mail("hello", ""));

        await().untilAsserted(() -> assertThat(labels(stored)).doesNotContain("UNREAD"));
        context.stop();
        CamelContext restarted = context();
        route(restarted, "gmail:me?delay=50", "mock:mail");
        MockEndpoint again = restarted.getEndpoint("mock:mail", MockEndpoint.class);
        again.expectedHeaderValuesReceivedInAnyOrder("Subject", "next");
        startAndConnect(restarted);
        amy().receive(mail("next", ""));
        again.assertIsSatisfied(10_000);
        assertThat(delivered).hasValue(1);
    }

    @Test
    void twoConsumersWithOneIdempotentRepositoryShareTheMail() throws Exception {
        MemoryIdempotentRepository shared = new MemoryIdempotentRepository();
        Map<String, Integer> delivered = new ConcurrentHashMap<>();
        for (String id : List.of("one", "two")) {
            CamelContext own = context();
            own.getRegistry().bind("shared", shared);
            own.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("gmail:me?delay=50&consumerId=" + id + "&idempotentRepository=#shared")
                            .routeId("test")
                            .process(e -> delivered.merge(
                                    e.getMessage().getHeader("Subject", String.class), 1, Integer::sum));
                }
            });
            startAndConnect(own);
        }

        for (int i = 0; i < 20; i++) {
            amy().receive(mail("mail " + i, ""));
        }

        await().atMost(Duration.ofSeconds(15)).until(() -> delivered.size() == 20);
        assertThat(delivered.values()).containsOnly(1);
    }

    @Test
    void aMessageWaitsWhileTheIdempotentRepositoryFails() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        context.getRegistry().bind("flaky", new MemoryIdempotentRepository() {
            @Override
            public boolean add(String key) {
                if (failures.incrementAndGet() < 3) {
                    throw new IllegalStateException("no connection");
                }
                return super.add(key);
            }
        });
        route(context, "gmail:me?delay=50&maxAttempts=1&idempotentRepository=#flaky", "mock:mail");
        startAndConnect(context);

        amy().receive(mail("patient", ""));

        expect("patient");
        assertThat(failures).hasValue(3);
    }

    @Test
    void anExchangeThatIsMarkedForRollbackIsTriedAgain() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50")
                        .routeId("test")
                        .process(e -> {
                            if (attempts.incrementAndGet() == 1) {
                                e.setRollbackOnly(true);
                            }
                        })
                        .to("mock:mail");
            }
        });
        startAndConnect(context);
        mock().expectedHeaderReceived(GmailConstants.ATTEMPT, 2);

        amy().receive(mail("hello", ""));

        mock().assertIsSatisfied(10_000);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void anyStateRepositoryKeepsTheCheckpoint() throws Exception {
        MemoryStateRepository repository = new MemoryStateRepository();
        context.getRegistry().bind("states", repository);
        route(context, "gmail:me?delay=50&checkpointStore=#states", "mock:mail");
        startAndConnect(context);
        assertThat(repository.getState("me/test")).contains("camel-gmail-checkpoint");
        context.stop();
        amy().receive(mail("meanwhile", ""));

        CamelContext restarted = context();
        repository.start();
        restarted.getRegistry().bind("states", repository);
        route(restarted, "gmail:me?delay=50&checkpointStore=#states", "mock:mail");
        MockEndpoint again = restarted.getEndpoint("mock:mail", MockEndpoint.class);
        again.expectedHeaderValuesReceivedInAnyOrder("Subject", "meanwhile");
        restarted.start();
        again.assertIsSatisfied(10_000);
    }

    // order and life cycle

    @Test
    void bigMessagesAreFetchedAheadOnlyAsFarAsTheirBytesAllow() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger working = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&attachments=eager&maxInFlightBytes=3000000")
                        .routeId("test")
                        .process(e -> {
                            working.incrementAndGet();
                            release.await();
                        })
                        .to("mock:mail");
            }
        });
        startAndConnect(context);
        for (int i = 0; i < 20; i++) {
            amy().receive(mail("big " + i, "x".repeat(1_000_000)));
        }

        await().until(() -> working.get() == 1);
        await().during(Duration.ofMillis(500))
                .until(() -> GMAIL.simulator().requests().calls("messages.get") <= 5);
        release.countDown();
        mock().expectedMessageCount(20);
        mock().assertIsSatisfied(20_000);
    }

    @Test
    void messagesOfAThreadStayInOrderWhateverTheConcurrency() throws Exception {
        Map<String, List<Integer>> byThread = new ConcurrentHashMap<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&concurrentConsumers=8&orderBy=thread")
                        .routeId("test")
                        .delay(simple("${random(0,10)}"))
                        .process(e -> byThread.computeIfAbsent(
                                        e.getMessage().getHeader(GmailConstants.THREAD_ID, String.class),
                                        t -> Collections.synchronizedList(new ArrayList<>()))
                                .add(Integer.valueOf(
                                        e.getMessage().getBody(String.class).trim())));
            }
        });
        startAndConnect(context);
        List<String> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            threads.add(amy().receive(mail("thread " + i, "0")).threadId());
        }
        for (int n = 1; n < 10; n++) {
            for (String thread : threads) {
                amy().insert(
                                ParsedMail.parse(mail("reply", String.valueOf(n))),
                                List.of("INBOX"),
                                thread,
                                Instant.now());
            }
        }

        await().atMost(Duration.ofSeconds(20))
                .until(() -> byThread.values().stream().mapToInt(List::size).sum() == 50);
        assertThat(byThread.values()).allSatisfy(order -> assertThat(order).isSorted());
    }

    @Test
    void aSuspendedRouteTakesNothingAndCatchesUpWhenItIsResumed() throws Exception {
        route(context, "gmail:me?delay=50", "mock:mail");
        startAndConnect(context);
        context.getRouteController().suspendRoute("test");

        amy().receive(mail("meanwhile", ""));
        long before = GMAIL.simulator().requests().calls("history.list");
        await().during(Duration.ofMillis(300)).until(() -> mock().getReceivedCounter() == 0);
        assertThat(GMAIL.simulator().requests().calls("history.list")).isLessThanOrEqualTo(before + 1);
        context.getRouteController().resumeRoute("test");

        expect("meanwhile");
    }

    @Test
    void aRouteThatIsStoppedAndStartedGoesOn() throws Exception {
        route(context, "gmail:me?delay=50", "mock:mail");
        startAndConnect(context);
        context.getRouteController().stopRoute("test");
        amy().receive(mail("meanwhile", ""));
        context.getRouteController().startRoute("test");

        expect("meanwhile");
    }
}

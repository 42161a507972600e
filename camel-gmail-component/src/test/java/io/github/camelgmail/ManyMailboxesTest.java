package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.GmailSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One endpoint for many mailboxes, by a service account that may act as their users. */
class ManyMailboxesTest extends RouteTest {

    private static final String ACCOUNT = "robot@project.iam.gserviceaccount.com";
    private static final String OPTIONS = "&delay=50&labelIds=INBOX";

    /** The list of mailboxes is looked at four times a second. */
    private static final int SPEED = 20;

    private GmailSimulator gmail;

    @BeforeEach
    void actAsEveryone() {
        gmail = GMAIL.simulator();
        context.getComponent("gmail", GmailComponent.class).setClock(new FastClock(SPEED));
        useServiceAccount(context);
    }

    private void useServiceAccount(CamelContext camel) {
        GmailConfiguration options = options(camel);
        options.setAccessToken(null);
        options.setCredentials("base64:"
                + Base64.getEncoder()
                        .encodeToString(gmail.serviceAccountJson(ACCOUNT).getBytes()));
    }

    @Test
    void eachMailOfEachMailboxBecomesAnExchangeThatSaysWhoseItIs() throws Exception {
        List<String> users = users(20);
        route(context, "gmail:*?mailboxes=" + String.join(",", users) + OPTIONS, "mock:mail");
        startAndConnect(context);
        awaitCheckpoints(20);
        mock().expectedMessageCount(60);

        for (int i = 0; i < 3; i++) {
            for (String user : users) {
                gmail.mailbox(user).receive(mail("mail " + i, "to " + user));
            }
        }

        mock().assertIsSatisfied(20_000);
        Map<Object, Long> byMailbox = mock().getExchanges().stream()
                .collect(Collectors.groupingBy(
                        e -> e.getMessage().getHeader(GmailConstants.MAILBOX), Collectors.counting()));
        assertThat(byMailbox).hasSize(20).allSatisfy((mailbox, mails) -> {
            assertThat(users).contains((String) mailbox);
            assertThat(mails).isEqualTo(3);
        });
    }

    @Test
    void aProducerForEveryMailboxWorksOnTheOneTheMailCameFrom() throws Exception {
        List<String> users = users(2);
        route(
                context,
                "gmail:*?mailboxes=" + String.join(",", users) + OPTIONS,
                "gmail:*?operation=messages.modify&addLabelIds=STARRED",
                "mock:mail");
        startAndConnect(context);
        awaitCheckpoints(2);
        mock().expectedMessageCount(2);

        List<String> ids = users.stream()
                .map(user -> gmail.mailbox(user).receive(mail("star", "")).id())
                .toList();

        mock().assertIsSatisfied(20_000);
        for (int i = 0; i < 2; i++) {
            assertThat(gmail.mailbox(users.get(i))
                            .message(ids.get(i))
                            .orElseThrow()
                            .hasLabel("STARRED"))
                    .isTrue();
        }
        assertThatThrownBy(() -> template.requestBody("gmail:*?operation=getProfile", ""))
                .rootCause()
                .hasMessageContaining("CamelGmailUserId");
    }

    @Test
    void mailboxesComeAndGoWithoutARestart() throws Exception {
        List<String> users = users(3);
        Path file = Files.write(
                folder.resolve("mailboxes"), List.of("# ours", users.get(0), users.get(1) + " # the second"));
        route(context, "gmail:*?mailboxes=RAW(file:" + file + ")" + OPTIONS, "mock:mail");
        startAndConnect(context);
        awaitCheckpoints(2);

        Files.write(file, List.of(users.get(1), users.get(2)));
        awaitCheckpoints(3);
        await().atMost(Duration.ofSeconds(20)).until(() -> consumer().getMailboxes() == 2);
        users.forEach(user -> gmail.mailbox(user).receive(mail("now", "")));
        await().atMost(Duration.ofSeconds(20)).until(() -> mock().getReceivedCounter() == 2);
        Files.write(file, users);

        await().atMost(Duration.ofSeconds(20)).until(() -> mock().getReceivedCounter() == 3);
        assertThat(mock().getExchanges())
                .extracting(e -> e.getMessage().getHeader(GmailConstants.MAILBOX))
                .containsExactlyInAnyOrderElementsOf(users);
    }

    @Test
    void aListThatCannotBeReadLeavesTheMailboxesAsTheyAreAndShowsInHealth() throws Exception {
        String user = users(1).get(0);
        Path file = Files.write(folder.resolve("mailboxes"), List.of(user));
        route(context, "gmail:*?mailboxes=RAW(file:" + file + ")" + OPTIONS, "mock:mail");
        startAndConnect(context);
        awaitCheckpoints(1);

        Files.write(file, List.of("nobody"));
        await().atMost(Duration.ofSeconds(20)).until(() -> problems().containsKey("mailboxes"));
        gmail.mailbox(user).receive(mail("all the same", ""));
        await().atMost(Duration.ofSeconds(20)).until(() -> mock().getReceivedCounter() == 1);
        assertThat(problems().get("mailboxes").toString()).contains("found 'nobody'");

        Files.write(file, List.of(user));
        await().atMost(Duration.ofSeconds(20)).until(() -> problems().isEmpty());
    }

    @Test
    void aMailboxThatIsWrittenOtherwiseAfterARestartGoesOnFromItsCheckpoint() throws Exception {
        String user = users(1).get(0);
        route(context, "gmail:*?mailboxes=" + user + OPTIONS, "mock:mail");
        startAndConnect(context);
        awaitCheckpoints(1);
        context.stop();
        gmail.mailbox(user).receive(mail("meanwhile", ""));

        CamelContext restarted = context();
        useServiceAccount(restarted);
        route(restarted, "gmail:*?mailboxes=" + user.toUpperCase(Locale.ROOT) + OPTIONS, "mock:mail");
        MockEndpoint mail = restarted.getEndpoint("mock:mail", MockEndpoint.class);
        mail.expectedMessageCount(1);
        restarted.start();

        mail.assertIsSatisfied(20_000);
    }

    @Test
    void aMailboxWithoutAccessDoesNotHoldUpTheOthersAndShowsInHealth() throws Exception {
        List<String> users = users(3);
        String stranger = "nobody@elsewhere.example";
        route(context, "gmail:*?mailboxes=" + stranger + "," + String.join(",", users) + OPTIONS, "mock:mail");
        startAndConnect(context);
        awaitCheckpoints(3);

        users.forEach(user -> gmail.mailbox(user).receive(mail("fine", "")));
        await().atMost(Duration.ofSeconds(20)).until(() -> mock().getReceivedCounter() == 3);

        assertThat(problems()).containsKey(stranger).doesNotContainKeys(users.toArray(String[]::new));
        assertThat(consumer().getFailingMailboxes()).isEqualTo(1);
    }

    @Test
    void aMailboxWhoseAccessIsRevokedIsNobodyElsesTroubleAndGoesOnWhenItIsGivenBack() throws Exception {
        List<String> users = users(3);
        String revoked = users.get(1);
        route(context, "gmail:*?mailboxes=" + String.join(",", users) + OPTIONS, "mock:mail");
        startAndConnect(context);
        awaitCheckpoints(3);
        users.forEach(user -> gmail.mailbox(user).receive(mail("before", "")));
        await().atMost(Duration.ofSeconds(20)).until(() -> mock().getReceivedCounter() == 3);

        gmail.tokens().suspend(revoked);
        await().atMost(Duration.ofSeconds(20)).until(() -> consumer().getFailingMailboxes() == 1);
        users.forEach(user -> gmail.mailbox(user).receive(mail("meanwhile", "")));
        await().atMost(Duration.ofSeconds(20)).until(() -> mock().getReceivedCounter() == 5);
        assertThat(problems()).containsKey(revoked).doesNotContainKeys(users.get(0), users.get(2));

        gmail.tokens().restore(revoked);
        await().atMost(Duration.ofSeconds(30)).until(() -> mock().getReceivedCounter() == 6);
        assertThat(mock().getExchanges().get(5).getMessage().getHeader(GmailConstants.MAILBOX))
                .isEqualTo(revoked);
        await().until(() -> problems().isEmpty());
    }

    @Test
    void aMailboxThatCannotBeTakenUpDoesNotKeepOthersFromIt() throws Exception {
        List<String> users = users(3);
        Path file = Files.write(folder.resolve("mailboxes"), List.of(users.get(0)));
        route(context, "gmail:*?consumerId=same&mailboxes=RAW(file:" + file + ")" + OPTIONS, "mock:mail");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:" + users.get(1) + "?consumerId=same" + OPTIONS).to("mock:other");
            }
        });
        startAndConnect(context);
        awaitCheckpoints(2);

        Files.write(file, users);

        await().atMost(Duration.ofSeconds(20)).until(() -> consumer().getMailboxes() == 2);
    }

    @Test
    void aListThatIsIncompleteForAMomentLetsNoMailboxGo() throws Exception {
        String user = users(1).get(0);
        AtomicInteger looks = new AtomicInteger();
        List<Integer> consumed = new CopyOnWriteArrayList<>();
        context.getRegistry().bind("names", (Supplier<List<String>>) () -> {
            int look = looks.incrementAndGet();
            if (look > 1) {
                consumed.add(consumer().getMailboxes());
            }
            return look == 2 ? List.of() : List.of(user);
        });
        route(context, "gmail:*?mailboxes=#names" + OPTIONS, "mock:mail");
        startAndConnect(context);

        await().atMost(Duration.ofSeconds(20)).until(() -> looks.get() == 4);

        assertThat(consumed).containsOnly(1);
    }

    @Test
    void aRouteThatIsStoppedWhileItTakesUpAMailboxCanBeStartedAgain() throws Exception {
        List<String> users = users(2);
        CompletableFuture<Thread> looking = new CompletableFuture<>();
        CompletableFuture<List<String>> found = new CompletableFuture<>();
        AtomicInteger looks = new AtomicInteger();
        context.getRegistry().bind("names", (Supplier<List<String>>) () -> {
            if (looks.incrementAndGet() == 1) {
                return users.subList(0, 1);
            }
            looking.complete(Thread.currentThread());
            return found.join();
        });
        route(context, "gmail:*?mailboxes=#names" + OPTIONS, "mock:mail");
        context.start();
        Thread poll = looking.get(20, TimeUnit.SECONDS);

        context.getRouteController().stopRoute("test");
        found.complete(users);
        await().until(() -> !poll.isAlive());
        context.getRouteController().startRoute("test");

        assertThat(consumer().getMailboxes()).isEqualTo(2);
    }

    @Test
    void aRouteThatIsStoppedWhileGmailHangsCanBeStartedAgain() throws Exception {
        String user = users(1).get(0);
        context.getExecutorServiceManager().setShutdownAwaitTermination(100);
        route(context, "gmail:" + user + "?delay=50", "mock:mail");
        startAndConnect(context);
        awaitCheckpoints(1);
        var hanging = gmail.faults().on("history.list").times(1).latency(Duration.ofSeconds(3));
        await().until(() -> hanging.hits() == 1);

        context.getRouteController().stopRoute("test");

        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> context.getRouteController()
                .startRoute("test"));
        mock().expectedMessageCount(1);
        gmail.mailbox(user).receive(mail("afterwards", ""));
        mock().assertIsSatisfied(20_000);
    }

    @Test
    void aBusyMailboxDoesNotKeepAnotherWaiting() throws Exception {
        List<String> users = users(2);
        List<Object> order = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:*?mailboxes=" + String.join(",", users) + OPTIONS)
                        .routeId("test")
                        .delay(20)
                        .syncDelayed()
                        .process(e -> order.add(e.getMessage().getHeader(GmailConstants.MAILBOX)));
            }
        });
        startAndConnect(context);
        awaitCheckpoints(2);

        for (int i = 0; i < 150; i++) {
            gmail.mailbox(users.get(0)).receive(mail("mass " + i, ""));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> order.size() > 5);
        gmail.mailbox(users.get(1)).receive(mail("alone", ""));

        await().atMost(Duration.ofSeconds(60)).until(() -> order.size() == 151);
        assertThat(order.indexOf(users.get(1))).isLessThan(140);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> start("gmail:*")).hasMessageContaining("option mailboxes is missing");
        assertThatThrownBy(() -> start("gmail:me?mailboxes=ann@example.com"))
                .hasMessageContaining("it belongs to gmail:*, found gmail:me");
        assertThatThrownBy(() -> start("gmail:*?mailboxes=ann@example.com,bob"))
                .hasMessageContaining("Invalid option mailboxes: found 'bob'");
    }

    private void start(String uri) throws Exception {
        CamelContext camel = context();
        route(camel, uri, "mock:mail");
        camel.start();
    }

    private List<String> users(int count) {
        String test = "t" + System.nanoTime();
        return IntStream.range(0, count)
                .mapToObj(i -> "user" + i + "." + test + "@example.com")
                .peek(gmail::createMailbox)
                .toList();
    }

    /** A mailbox is followed from its first checkpoint on. */
    private void awaitCheckpoints(int count) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            try (var files = Files.walk(folder.resolve("checkpoints"))) {
                return files.filter(file -> file.toString().endsWith(".json")).count() == count;
            }
        });
    }

    /** What the health check of the mailboxes has to say; nothing when all is well. */
    private Map<String, Object> problems() {
        return HealthCheckHelper.invoke(context).stream()
                .filter(result -> result.getCheck().getId().equals("gmail-consumed-mailboxes"))
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .findFirst()
                .map(HealthCheck.Result::getDetails)
                .orElse(Map.of());
    }

    private GmailConsumer consumer() {
        return (GmailConsumer) context.getRoute("test").getConsumer();
    }

    private MockEndpoint mock() {
        return context.getEndpoint("mock:mail", MockEndpoint.class);
    }
}

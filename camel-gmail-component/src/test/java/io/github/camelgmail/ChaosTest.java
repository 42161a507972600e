package io.github.camelgmail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.pubsub.PubSub;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Notifications get lost, come twice, too early and in any order, and the JVM that gets them is killed again and again. */
class ChaosTest extends RouteTest {

    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String SUBSCRIPTION = "projects/demo/subscriptions/camel";

    /** How many mails: a few in every build, more with -Dcamel-gmail.test.chaos=5000. */
    private static final int MAILS = Integer.getInteger("camel-gmail.test.chaos", 500);

    private static final int MAILBOXES = Math.max(10, MAILS / 100);
    private static final int KILLS = Math.max(2, MAILS / 1_000);
    private static final int WINDOW = 5;

    private final Random random = new Random(6);
    private final GmailSimulator gmail = GMAIL.simulator();
    private final Set<String> arrived = ConcurrentHashMap.newKeySet();

    @Test
    void nothingIsLostAndNoMoreIsRepeatedThanWasOnItsWay() throws Exception {
        List<String> users = IntStream.range(0, MAILBOXES)
                .mapToObj(i -> "user" + i + "@example.com")
                .peek(gmail::createMailbox)
                .toList();
        try (MailboxesProcess process = new MailboxesProcess(folder, "128m", options(users))) {
            process.start();
            process.awaitCheckpoints(MAILBOXES);
            int most = 0;
            int repeated = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                int before = process.completed().size();
                int enough = before + MAILS / KILLS / 4 + random.nextInt(MAILS / KILLS / 2);
                CompletableFuture<Void> arriving =
                        CompletableFuture.runAsync(() -> arrive(users, MAILS / KILLS, new Random(enough)));
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> process.completed().size() >= enough);
                process.kill();
                arriving.join();
                Map<String, Integer> repeats = repeats(process.completed());
                process.start();
                process.awaitCompleted(Set.copyOf(arrived));
                Map<String, Integer> after = repeats(process.completed());
                for (String user : users) {
                    most = Math.max(most, after.getOrDefault(user, 0) - repeats.getOrDefault(user, 0));
                }
                repeated = after.values().stream().mapToInt(Integer::intValue).sum();
            }
            System.out.println("chaos: " + arrived.size() + " mails in " + MAILBOXES + " mailboxes, " + KILLS
                    + " kills: 0 lost, " + repeated + " repeated, at most " + most + " in one mailbox for one kill");
            assertThat(arrived).hasSize(MAILS / KILLS * KILLS);
            assertThat(most).isLessThanOrEqualTo(WINDOW);
        }
    }

    private String options(List<String> users) {
        PubSub pubsub = gmail.pubsub();
        pubsub.createTopic(TOPIC);
        pubsub.createSubscription(SUBSCRIPTION, TOPIC);
        pubsub.notifications().seed(6);
        pubsub.notifications().interval(Duration.ZERO);
        pubsub.notifications().dropped(0.2);
        pubsub.notifications().duplicated(0.2);
        pubsub.notifications().early(0.2, Duration.ofSeconds(1));
        pubsub.notifications().reordered(0.5, Duration.ofSeconds(1));
        String key = gmail.serviceAccountJson("robot@project.iam.gserviceaccount.com");
        return "delivery=pull&delay=50&concurrentConsumers=4&quotaProfile=none&labelIds=INBOX&maxInFlight=" + WINDOW
                + "&mailboxes=" + String.join(",", users) + "&rootUrl=" + gmail.rootUrl() + "&credentials=RAW(base64:"
                + Base64.getEncoder().encodeToString(key.getBytes(UTF_8)) + ")&topicName=" + TOPIC + "&subscription="
                + SUBSCRIPTION + "&pubsubEndpoint=" + pubsub.endpoint() + "&fallbackPollInterval=3s";
    }

    private void arrive(List<String> users, int mails, Random choice) {
        for (int i = 0; i < mails; i++) {
            String user = users.get(choice.nextInt(users.size()));
            arrived.add(user + " "
                    + gmail.mailbox(user).receive(mail("mail " + i, "text")).id());
        }
    }

    /** How many completed messages had been completed before, by mailbox. */
    private static Map<String, Integer> repeats(List<String> completed) {
        Map<String, Integer> repeats = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (String message : completed) {
            if (!seen.add(message)) {
                repeats.merge(message.substring(0, message.indexOf(' ')), 1, Integer::sum);
            }
        }
        return repeats;
    }
}

package io.github.camelgmail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.pubsub.PubSub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many mailboxes on one endpoint, in little memory. */
class MailboxLoadTest extends RouteTest {

    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String SUBSCRIPTION = "projects/demo/subscriptions/camel";
    private static final String REVOKED = "revoked@elsewhere.example";

    /** How many mailboxes: a few in every build, more with -Dcamel-gmail.test.mailboxes=1000. */
    private static final int MAILBOXES = Integer.getInteger("camel-gmail.test.mailboxes", 50);

    private static final int MAILS = MAILBOXES < 1_000 ? 3 : 10;

    private final GmailSimulator gmail = GMAIL.simulator();

    @ParameterizedTest
    @ValueSource(strings = {"poll", "pull"})
    void allMailIsDeliveredAndAMailboxWithoutAccessIsNobodyElsesTrouble(String delivery) throws Exception {
        List<String> users = IntStream.range(0, MAILBOXES)
                .mapToObj(i -> "user" + i + "@example.com")
                .peek(gmail::createMailbox)
                .toList();
        List<String> named = new ArrayList<>(users);
        named.add(MAILBOXES / 2, REVOKED);
        Path file = Files.write(folder.resolve("mailboxes"), named);
        try (MailboxesProcess process = new MailboxesProcess(folder, "256m", options(file) + delivery(delivery))) {
            process.start();
            process.awaitCheckpoints(MAILBOXES);
            String idle = process.status();
            gmail.requests().clear();

            long began = System.nanoTime();
            Set<String> arrived = new HashSet<>();
            for (int i = 0; i < MAILS; i++) {
                for (String user : users) {
                    arrived.add(user + " "
                            + gmail.mailbox(user)
                                    .receive(mail("mail " + i, "text"))
                                    .id());
                }
            }
            process.awaitCompleted(arrived);

            System.out.println(
                    delivery + ": " + MAILBOXES + " mailboxes in 256 MB, " + MAILS + " mails each: all delivered in "
                            + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms, "
                            + gmail.requests().httpRequests() + " requests, "
                            + gmail.requests().units()
                            + " units; before: " + idle + "; after: " + process.status());
            assertThat(process.completed()).hasSameSizeAs(arrived);
            await().until(() -> process.status().startsWith("1 failing"));
            assertThat(process.isAlive()).isTrue();
        }
    }

    private String delivery(String delivery) {
        if (delivery.equals("poll")) {
            return "";
        }
        PubSub pubsub = gmail.pubsub();
        pubsub.createTopic(TOPIC);
        pubsub.createSubscription(SUBSCRIPTION, TOPIC);
        return "&delivery=pull&topicName=" + TOPIC + "&subscription=" + SUBSCRIPTION + "&pubsubEndpoint="
                + pubsub.endpoint();
    }

    private String options(Path file) {
        String key = gmail.serviceAccountJson("robot@project.iam.gserviceaccount.com");
        return "delay=500&quotaProfile=none&labelIds=INBOX&mailboxes=RAW(file:" + file + ")&rootUrl=" + gmail.rootUrl()
                + "&credentials=RAW(base64:" + Base64.getEncoder().encodeToString(key.getBytes(UTF_8)) + ")";
    }
}

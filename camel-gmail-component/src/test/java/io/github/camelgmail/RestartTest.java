package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.mailbox.LabelChange;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM dies while its route works: nothing is lost, and no more is repeated than was on its way. */
class RestartTest extends RouteTest {

    private static final int WINDOW = 100;

    /** How often the JVM is killed: a few times in every build, a hundred with -Dcamel-gmail.test.kills=100. */
    private static final int KILLS = Integer.getInteger("camel-gmail.test.kills", 3);

    /** How many messages are there at a first start: a few in every build, 100,000 with -Dcamel-gmail.test.backlog=100000. */
    private static final int BACKLOG = Integer.getInteger("camel-gmail.test.backlog", 2_000);

    private int delay = 5;
    private Process process;

    @AfterEach
    void killIt() throws IOException {
        if (Files.exists(folder.resolve("log"))) {
            Files.copy(folder.resolve("log"), Path.of("target/restart.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&idempotentRepository=#claimed"})
    void aKilledRouteLosesNothingAndRepeatsAtMostWhatWasInFlight(String options) throws Exception {
        start(options, 0, "");
        awaitFirstContact();
        Set<String> arrived = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            arrived.add(amy().receive(mail("mail " + i, "text")).id());
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> completed().size() > 150);
        kill();
        int before = completed().size();
        start(options, 0, "");
        await().atMost(Duration.ofSeconds(60)).until(() -> new HashSet<>(completed()).containsAll(arrived));

        int repeats = completed().size() - arrived.size();
        System.out.println("killed after " + before + " of 500 mails: 0 lost, " + repeats + " repeated");
        assertThat(before).isLessThan(500);
        assertThat(repeats).isLessThanOrEqualTo(WINDOW);
    }

    @Test
    void killsAtRandomMomentsInABusyMailboxWithFaultsLoseNothing() throws Exception {
        Random random = new Random(4);
        GMAIL.simulator().faults().seed(4);
        GMAIL.simulator().faults().on("messages").probability(0.05).status(503, "<html>down</html>");
        GMAIL.simulator().faults().on("history").probability(0.05).status(500, "<html>down</html>");
        String label = amy().labels().create("Moved").id();
        String options = "&searchLag=500&maxRetries=2&addLabelIds=Done&autoCreateLabels=true";
        start(options, 3, "");
        awaitFirstContact();
        Set<String> kept = new HashSet<>();
        int repeatsBefore = 0;
        int most = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            for (int i = 0; i < 30 + random.nextInt(20); i++) {
                StoredMessage stored = amy().receive(mail("mail " + kill + "/" + i, "text"));
                kept.add(stored.id());
                if (random.nextInt(10) == 0) {
                    amy().modify(stored.id(), new LabelChange(Set.of(label), Set.of("INBOX")));
                } else if (random.nextInt(20) == 0) {
                    amy().delete(stored.id());
                    kept.remove(stored.id());
                }
            }
            int enough = completed().size() + 10 + random.nextInt(30);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> completed().size() >= enough || new HashSet<>(completed()).containsAll(kept));
            kill();
            int repeats = completed().size() - new HashSet<>(completed()).size();
            most = Math.max(most, repeats - repeatsBefore);
            repeatsBefore = repeats;
            if (random.nextInt(3) == 0) {
                amy().history().raiseFloor();
            }
            start(options, 3, "");
        }

        await().atMost(Duration.ofSeconds(120 + 5 * KILLS))
                .untilAsserted(() -> assertThat(new HashSet<>(completed())).containsAll(kept));
        int repeats = completed().size() - new HashSet<>(completed()).size();
        System.out.println(KILLS + " kills, " + kept.size() + " mails: 0 lost, " + repeats + " repeated, at most "
                + most + " for one kill");
        assertThat(most).isLessThanOrEqualTo(WINDOW);
    }

    @Test
    void aMailThatKillsTheJvmIsGivenUpAfterThreeDeathsAloneAndTheOthersAreDelivered() throws Exception {
        amy().labels().create("Deadly");
        start("&failureLabelIds=Deadly", 0, "deadly");
        awaitFirstContact();
        Set<String> harmless = new HashSet<>();
        StoredMessage deadly = null;
        for (int i = 0; i < 30; i++) {
            StoredMessage stored = amy().receive(mail(i == 10 ? "deadly" : "mail " + i, "text"));
            if (i == 10) {
                deadly = stored;
            } else {
                harmless.add(stored.id());
            }
        }

        int deaths = 0;
        while (process.waitFor(20, TimeUnit.SECONDS)) {
            assertThat(++deaths).isLessThan(6);
            start("&failureLabelIds=Deadly", 0, "deadly");
            if (new HashSet<>(completed()).containsAll(harmless) && deaths >= 4) {
                break;
            }
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> new HashSet<>(completed()).containsAll(harmless));
        String given = deadly.id();
        await().atMost(Duration.ofSeconds(30)).until(() -> amy().message(given)
                .orElseThrow()
                .hasLabel(amy().labels().byName("Deadly").orElseThrow().id()));
        System.out.println("the JVM died " + deaths + " times");
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void aLargeBacklogNeedsLittleMemoryAndContinuesAfterARestart() throws Exception {
        delay = 0;
        Instant now = Instant.now();
        for (int i = 0; i < BACKLOG; i++) {
            amy().insert(
                            mail("mail " + i, "text"),
                            List.of("INBOX"),
                            now.minus(Duration.ofSeconds(10L * (BACKLOG - i))));
        }
        start("&initialSync=all&batchSize=50", 0, "");
        await().atMost(Duration.ofMinutes(20)).until(() -> completed().size() > BACKLOG / 2);
        kill();
        int before = completed().size();
        start("&initialSync=all&batchSize=50", 0, "");
        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> new HashSet<>(completed()).size() == BACKLOG);

        int repeats = completed().size() - BACKLOG;
        System.out.println(BACKLOG + " mails at a first start in 128 MB, killed after " + before + ": 0 lost, "
                + repeats + " repeated");
        assertThat(before).isLessThan(BACKLOG);
        assertThat(repeats).isLessThanOrEqualTo(WINDOW);
        assertThat(Files.readString(folder.resolve("log"))).contains("listed messages are done (first start)");
    }

    private void awaitFirstContact() {
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.isDirectory(folder.resolve("checkpoints")));
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    private void start(String options, int failing, String deadly) throws IOException {
        String uri = "gmail:me?delay=50&concurrentConsumers=4&quotaProfile=none&rootUrl="
                + GMAIL.simulator().rootUrl() + "&accessToken=RAW("
                + GMAIL.simulator().tokens().issue(AMY) + ")"
                + "&checkpointStore=file:" + folder.resolve("checkpoints") + options;
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-Ddelay=" + delay,
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestartRoute.class.getName(),
                        uri,
                        folder.resolve("completed").toString(),
                        String.valueOf(failing),
                        deadly)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private List<String> completed() throws IOException {
        Path file = folder.resolve("completed");
        return Files.exists(file) ? Files.readAllLines(file) : new ArrayList<>();
    }
}

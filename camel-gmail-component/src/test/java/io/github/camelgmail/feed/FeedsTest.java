package io.github.camelgmail.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When mailboxes get their turns. All runs on the test's thread, and time passes only when a test says so. */
class FeedsTest {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<String> log = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T08:00:00Z");
    private boolean allowed = true;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final Feeds notified = feeds(new Pace(false, Duration.ofMinutes(1)));

    @Test
    void manyNotificationsOfAMailboxAreOneTurn() {
        TestFeed ann = settled(notified, "ann");

        for (int i = 0; i < 100; i++) {
            notified.changed("Ann", BigInteger.valueOf(10));
        }
        ann.position = 10;
        run();

        assertThat(log).containsExactly("ann reads");
    }

    @Test
    void aNotificationDuringATurnIsAnotherTurn() {
        TestFeed ann = settled(notified, "ann");
        ann.during = () -> {
            ann.during = () -> ann.position = 11;
            notified.changed("ann", BigInteger.valueOf(11));
            ann.position = 10;
        };

        notified.changed("ann", BigInteger.TEN);
        run();

        assertThat(log).containsExactly("ann reads", "ann reads");
    }

    @Test
    void aLateOrRepeatedNotificationIsNoTurn() {
        TestFeed ann = settled(notified, "ann");
        notified.changed("ann", BigInteger.TEN);
        ann.position = 10;
        pass(Duration.ofSeconds(2));
        log.clear();

        CompletableFuture<Void> hint = notified.changed("ann", BigInteger.TEN);
        notified.changed("ann", BigInteger.valueOf(3));
        pass(Duration.ofSeconds(2));

        assertThat(log).isEmpty();
        assertThat(hint).isCompleted();
    }

    @Test
    void anEarlyNotificationIsLookedAtAgainUntilTheMailboxShowsIt() {
        TestFeed ann = settled(notified, "ann");

        notified.changed("ann", BigInteger.TEN);
        run();
        pass(Duration.ofMillis(1_000));
        assertThat(log).containsExactly("ann reads");
        pass(Duration.ofMillis(100));
        assertThat(log).containsExactly("ann reads", "ann reads");
        ann.position = 10;
        pass(Duration.ofSeconds(3));
        assertThat(log).containsExactly("ann reads", "ann reads", "ann reads");
        pass(Duration.ofSeconds(30));
        assertThat(log).hasSize(3);
    }

    @Test
    void whatHappensWithinASecondOfANotificationIsFoundWithoutAnother() {
        TestFeed ann = settled(notified, "ann");

        notified.changed("ann", BigInteger.TEN);
        ann.position = 10;
        run();
        pass(Duration.ofSeconds(2));
        assertThat(log).containsExactly("ann reads", "ann reads");
        pass(Duration.ofSeconds(50));

        assertThat(log).hasSize(2);
    }

    @Test
    void whatHappensWithinASecondOfANotificationOfWhatIsKnownIsFoundToo() {
        TestFeed ann = settled(notified, "ann");
        ann.position = 10;

        notified.changed("ann", BigInteger.TEN);
        pass(Duration.ofMillis(1_000));
        assertThat(log).isEmpty();
        pass(Duration.ofMillis(100));
        assertThat(log).containsExactly("ann reads");
        pass(Duration.ofSeconds(50));

        assertThat(log).hasSize(1);
    }

    @Test
    void whatHappensWithinASecondOfANotificationDuringATurnIsFoundWithoutAnother() {
        TestFeed ann = settled(notified, "ann");
        ann.during = () -> {
            ann.during = () -> {};
            notified.changed("ann", BigInteger.valueOf(11));
            ann.position = 11;
        };

        notified.changed("ann", BigInteger.TEN);
        run();
        assertThat(log).containsExactly("ann reads", "ann reads");
        pass(Duration.ofSeconds(2));

        assertThat(log).hasSize(3);
    }

    @Test
    void silenceIsNotTrustedForLongerThanTheFallback() {
        settled(notified, "ann");

        pass(Duration.ofSeconds(59));
        assertThat(log).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(log).containsExactly("ann reads");
    }

    @Test
    void aMailboxThatFailsRestsAndTheOthersDoNot() {
        TestFeed ann = settled(notified, "ann");
        settled(notified, "bob");
        ann.failure = new IllegalStateException("revoked");

        notified.changed("ann", BigInteger.TEN);
        notified.changed("bob", BigInteger.TEN);
        run();
        assertThat(log).containsExactly("ann reads", "bob reads");
        assertThat(notified.failing()).extracting(Feeds.Failing::mailbox).containsExactly("ann");
        assertThat(notified.restUntil()).isEmpty();

        notified.changed("ann", BigInteger.valueOf(11));
        run();
        assertThat(log).hasSize(2);
        ann.failure = null;
        pass(Duration.ofSeconds(1));
        assertThat(log).contains("ann reads", "bob reads", "ann reads");
        assertThat(notified.failing()).isEmpty();
    }

    @Test
    void whenNoMailboxCanBeReadTheRestGrowsUpToTenSeconds() {
        TestFeed ann = feed(notified, "ann");
        ann.failure = new IllegalStateException("down");
        List<Duration> rests = new ArrayList<>();

        for (int i = 0; i < 7; i++) {
            notified.tick();
            run();
            Instant until = notified.restUntil().orElseThrow();
            rests.add(Duration.between(now, until));
            now = until;
        }

        assertThat(rests)
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10));
    }

    @Test
    void aHintIsKeptUntilThereIsACheckpoint() {
        TestFeed ann = feed(notified, "ann");
        ann.open = false;
        ann.failure = new IllegalStateException("down");

        CompletableFuture<Void> first = notified.changed("ann", BigInteger.TEN);
        run();
        assertThat(first).isCompletedExceptionally();
        ann.failure = null;
        ann.during = () -> ann.open = true;
        CompletableFuture<Void> second = notified.changed("ann", BigInteger.TEN);
        assertThat(second).isNotDone();
        pass(Duration.ofSeconds(1));

        assertThat(second).isCompletedWithValue(null);
    }

    @Test
    void aHintComesAgainWhenTheMailboxIsHeldBackOrNoLongerConsumedBeforeThereIsACheckpoint() {
        TestFeed ann = feed(notified, "ann");
        ann.open = false;
        ann.held = now.plus(Duration.ofHours(5));

        CompletableFuture<Void> held = notified.changed("ann", BigInteger.TEN);
        run();
        assertThat(held).isCompletedExceptionally();
        CompletableFuture<Void> whileItIsHeld = notified.changed("ann", BigInteger.TEN);
        assertThat(whileItIsHeld).isCompletedExceptionally();
        notified.stop();

        assertThat(notified.changed("ann", BigInteger.TEN)).isCompletedExceptionally();
    }

    @Test
    void aMailboxWhoseAddressIsNotKnownYetKeepsNoHintOfOthersWaiting() {
        TestFeed me = feed(notified, "me");
        me.about = true;
        me.open = false;
        me.failure = new IllegalStateException("down");

        CompletableFuture<Void> hint = notified.changed("bob", BigInteger.TEN);
        run();

        assertThat(hint).isCompletedWithValue(null);
        assertThat(log).containsExactly("me reads");
    }

    @Test
    void aMailboxThatGmailHoldsBackIsLeftAloneUntilThen() {
        TestFeed ann = settled(notified, "ann");
        ann.held = now.plusSeconds(20);

        notified.changed("ann", BigInteger.TEN);
        run();
        assertThat(log).isEmpty();
        ann.held = null;
        pass(Duration.ofSeconds(19));
        assertThat(log).isEmpty();
        pass(Duration.ofSeconds(1));

        assertThat(log).containsExactly("ann reads");
    }

    @Test
    void aFeedThatWaitedForAPlaceGoesOnWithoutReadingAgain() {
        TestFeed ann = settled(notified, "ann");
        ann.waiting = true;

        notified.freed("ann");
        run();
        ann.waiting = false;
        notified.freed("ann");
        run();

        assertThat(log).containsExactly("ann tends");
    }

    @Test
    void aHistoryThatIsNotReadToItsEndIsReadOn() {
        TestFeed ann = settled(notified, "ann");
        ann.position = 10;
        ann.complete = false;
        ann.during = () -> ann.complete = log.size() == 3;

        notified.changed("ann", BigInteger.valueOf(11));
        ann.position = 11;
        run();

        assertThat(log).containsExactly("ann reads", "ann reads", "ann reads");
    }

    @Test
    void aRemovedMailboxHasNoMoreTurnsAndIsClosedWhenItsWorkIsDone() {
        TestFeed ann = settled(notified, "ann");
        ann.idle = false;

        notified.remove("ANN");
        notified.changed("ann", BigInteger.TEN);
        pass(Duration.ofMinutes(2));
        assertThat(log).isEmpty();
        assertThat(notified.has("ann")).isTrue();
        ann.idle = true;
        notified.tick();
        notified.tick();
        run();

        assertThat(log).containsExactly("ann closes");
        assertThat(notified.has("ann")).isFalse();
    }

    @Test
    void aRemovedMailboxThatCannotBeClosedInOrderCanComeBack() {
        TestFeed ann = settled(notified, "ann");
        ann.closing = () -> {
            throw new IllegalStateException("disk full");
        };

        notified.remove("ann");
        notified.tick();
        run();

        assertThat(notified.has("ann")).isFalse();
    }

    @Test
    void aMailboxThatIsOnItsWayOutWhenAllAreClosedIsClosedOnce() {
        settled(notified, "ann");
        settled(notified, "bob");
        notified.remove("ann");
        notified.tick();

        notified.stop();
        CompletableFuture<Void> closed = notified.close();
        assertThat(closed).isNotDone();
        run();

        assertThat(closed).isCompleted();
        assertThat(log).containsExactlyInAnyOrder("ann closes", "bob closes");
    }

    @Test
    void nothingIsReadWhileTurnsAreNotAllowedAndAllIsReadAfterwards() {
        settled(notified, "ann");
        allowed = false;

        notified.changed("ann", BigInteger.TEN);
        run();
        assertThat(log).isEmpty();
        allowed = true;
        notified.tick();
        run();

        assertThat(log).containsExactly("ann reads");
    }

    @Test
    void withPollingEveryTickReadsAndTheTurnTellsWhatItHandedOut() {
        Feeds polled = feeds(new Pace(true, Duration.ofMinutes(1)));
        feed(polled, "ann");

        polled.tick();
        CompletableFuture<Integer> first = polled.onlyTurn().orElseThrow();
        run();
        polled.tick();
        run();

        assertThat(log).containsExactly("ann reads", "ann reads");
        assertThat(first).isCompletedWithValue(7);
    }

    @Test
    void whoHasMuchToDoDoesNotKeepTheOthersWaiting() {
        FairExecutor fair = new FairExecutor(tasks::add);
        for (int i = 0; i < 3; i++) {
            int number = i;
            fair.execute("ann", () -> log.add("ann" + number));
        }
        fair.execute("bob", () -> log.add("bob0"));
        fair.execute("carl", () -> log.add("carl0"));
        fair.execute("bob", () -> log.add("bob1"));
        run();

        assertThat(log).containsExactly("ann0", "bob0", "carl0", "ann1", "bob1", "ann2");
    }

    private Feeds feeds(Pace pace) {
        return new Feeds(pace, clock, tasks::add, () -> allowed);
    }

    private TestFeed feed(Feeds feeds, String mailbox) {
        TestFeed feed = new TestFeed(mailbox);
        feeds.add(feed);
        return feed;
    }

    /** A feed that has had its first turn. */
    private TestFeed settled(Feeds feeds, String mailbox) {
        TestFeed feed = feed(feeds, mailbox);
        feeds.tick();
        run();
        log.clear();
        return feed;
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private void pass(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusMillis(100);
            notified.tick();
            run();
        }
    }

    private final class TestFeed implements Feed {

        private final String mailbox;
        private long position;
        private boolean open = true;
        private boolean about;
        private boolean waiting;
        private boolean complete = true;
        private boolean idle = true;
        private Instant held;
        private RuntimeException failure;
        private Runnable during = () -> {};
        private Runnable closing = () -> {};

        private TestFeed(String mailbox) {
            this.mailbox = mailbox;
        }

        @Override
        public String mailbox() {
            return mailbox;
        }

        @Override
        public boolean isAbout(String address) {
            return about;
        }

        @Override
        public Turn turn(boolean history) {
            log.add(mailbox + (history ? " reads" : " tends"));
            waiting = false;
            during.run();
            if (failure != null) {
                throw failure;
            }
            return new Turn(7, complete);
        }

        @Override
        public boolean isBusy() {
            return waiting;
        }

        @Override
        public boolean isWaiting() {
            return waiting;
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public BigInteger position() {
            return BigInteger.valueOf(position);
        }

        @Override
        public Optional<Instant> heldUntil() {
            return Optional.ofNullable(held);
        }

        @Override
        public boolean isIdle() {
            return idle;
        }

        @Override
        public void close() {
            log.add(mailbox + " closes");
            closing.run();
        }
    }
}

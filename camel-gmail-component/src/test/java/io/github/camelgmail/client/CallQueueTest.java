package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.LabelsMethods;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.client.CallQueue.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallQueueTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final CallQueue unlimited = queue(0, 4, 25);

    @Test
    void manyCallsGoInBatches() {
        for (int i = 0; i < 30; i++) {
            unlimited.add(get("m" + i, true));
        }

        assertThat(unlimited.next(NOW).calls()).hasSize(25);
        assertThat(unlimited.next(NOW).calls()).hasSize(5);
        assertThat(unlimited.next(NOW).calls()).isEmpty();
    }

    @Test
    void singleCallsAndSendsGoAlone() {
        unlimited.add(get("m1", false));
        unlimited.add(get("m2", false));
        PendingCall<?> send = send();
        unlimited.add(send);

        assertThat(unlimited.next(NOW).calls()).isEqualTo(List.of(send));
        assertThat(unlimited.next(NOW).calls()).hasSize(1);
        assertThat(unlimited.next(NOW).calls()).hasSize(1);
    }

    @Test
    void aSendGoesBeforeABacklogThatWaitsForQuota() {
        CallQueue queue = queue(6_000, 4, 25);
        for (int i = 0; i < 1_000; i++) {
            queue.add(get("m" + i, true));
        }
        assertThat(queue.next(NOW).calls()).hasSize(25);
        Turn nothingLeft = queue.next(NOW);
        assertThat(nothingLeft.calls()).isEmpty();
        assertThat(nothingLeft.wakeAt()).isEqualTo(NOW.plusSeconds(5));

        PendingCall<?> send = send();
        queue.add(send);

        assertThat(queue.next(NOW).wakeAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void writesToOneResourceGoOneAfterTheOtherInOrder() {
        PendingCall<?> add = modify("m1");
        PendingCall<?> remove = modify("m1");
        PendingCall<?> other = modify("m2");
        List.of(add, remove, other).forEach(unlimited::add);

        assertThat(unlimited.next(NOW).calls()).isEqualTo(List.of(add, other));
        assertThat(unlimited.next(NOW).calls()).isEmpty();

        unlimited.finished(2, false, NOW, NOW);
        unlimited.release(add);
        assertThat(unlimited.next(NOW).calls()).isEqualTo(List.of(remove));
    }

    @Test
    void theEndOfACallThatNeverStartedLeavesTheWriterOfItsResourceAlone() {
        PendingCall<?> writing = modify("m1");
        PendingCall<?> givenUp = modify("m1");
        unlimited.add(writing);
        unlimited.next(NOW);

        unlimited.release(givenUp);
        unlimited.add(modify("m1"));

        assertThat(unlimited.next(NOW).calls()).isEmpty();
    }

    @Test
    void whatMustNotBeInDoubtIsNotBatched() {
        PendingCall<?> create = new PendingCall<>(GmailCall.of(LabelsMethods.CREATE), true, 5);
        PendingCall<?> get = get("m1", true);
        unlimited.add(get);
        unlimited.add(create);

        assertThat(unlimited.next(NOW).calls()).isEqualTo(List.of(get));
        assertThat(unlimited.next(NOW).calls()).isEqualTo(List.of(create));
    }

    @Test
    void refusalsHalveTheConcurrencyAndSuccessesWinItBack() {
        CallQueue queue = queue(0, 4, 1);
        for (int i = 0; i < 40; i++) {
            queue.add(get("m" + i, true));
        }
        for (int i = 0; i < 4; i++) {
            assertThat(queue.next(NOW).calls()).hasSize(1);
        }
        assertThat(queue.next(NOW).calls()).isEmpty();

        for (int i = 0; i < 4; i++) {
            queue.finished(1, true, NOW, NOW.plusSeconds(1));
        }
        assertThat(startable(queue)).isEqualTo(2);

        Instant later = NOW.plusSeconds(2);
        for (int i = 0; i < 3; i++) {
            queue.finished(1, false, later, later);
            queue.next(later);
        }
        queue.finished(1, false, later, later);
        queue.finished(1, false, later, later);
        assertThat(startable(queue)).isEqualTo(3);
    }

    @Test
    void aHoldOfSendsLeavesOtherCallsAlone() {
        PendingCall<?> send = send();
        PendingCall<?> get = get("m1", false);
        unlimited.add(send);
        unlimited.add(get);
        Failure sending = new Failure(Failure.Kind.SENDING_LIMIT, 429, "", "", null, null);

        List<PendingCall<?>> leaving = unlimited.hold(NOW.plus(Duration.ofHours(1)), sending, call -> false);

        assertThat(leaving).isEqualTo(List.of(send));
        assertThat(unlimited.next(NOW).calls()).isEqualTo(List.of(get));
    }

    private static int startable(CallQueue queue) {
        int count = 0;
        while (!queue.next(NOW).calls().isEmpty()) {
            count++;
        }
        return count;
    }

    private static CallQueue queue(long unitsPerMinute, int concurrency, int batchSize) {
        return new CallQueue(
                new UnitBucket(unitsPerMinute, Clock.fixed(NOW, ZoneOffset.UTC)),
                new AdaptiveLimit(concurrency, 10),
                new AdaptiveLimit(batchSize, batchSize));
    }

    private static PendingCall<?> get(String id, boolean oneOfMany) {
        return new PendingCall<>(GmailCall.of(MessagesMethods.GET).with("id", id), oneOfMany, 20);
    }

    private static PendingCall<?> modify(String id) {
        return new PendingCall<>(GmailCall.of(MessagesMethods.MODIFY).with("id", id), true, 5);
    }

    private static PendingCall<?> send() {
        return new PendingCall<>(GmailCall.of(MessagesMethods.SEND), false, 100);
    }
}

package io.github.camelgmail.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final Ledger ledger = new Ledger(Checkpoint.startingAt(BigInteger.valueOf(100)));

    private record Added(String key, BigInteger historyId) implements Keyed {

        Added(String key, long historyId) {
            this(key, BigInteger.valueOf(historyId));
        }
    }

    @Test
    void theWatermarkWaitsForTheFirstUnfinishedChange() {
        ledger.read(List.of(new Added("a", 110), new Added("b", 120), new Added("c", 130)), big(140), true);

        ledger.finished("b", 0);
        ledger.finished("c", 0);
        Checkpoint waiting = ledger.toSave();
        ledger.finished("a", 0);
        Checkpoint moved = ledger.toSave();

        assertThat(waiting.historyId()).isEqualTo(100);
        assertThat(waiting.finished()).containsExactly("b", "c");
        assertThat(moved.historyId()).isEqualTo(140);
        assertThat(moved.finished()).isEmpty();
    }

    @Test
    void aRecordWithSeveralMessagesIsPassedOnlyWhenAllAreFinished() {
        ledger.read(List.of(new Added("a", 110), new Added("b", 110), new Added("c", 120)), big(130), true);

        ledger.finished("a", 0);

        assertThat(ledger.toSave().historyId()).isEqualTo(100);
        ledger.finished("b", 0);
        assertThat(ledger.toSave().historyId()).isEqualTo(110);
    }

    @Test
    void aMessageToldOfAgainIsHandedOutOnce() {
        assertThat(ledger.read(List.of(new Added("a", 110), new Added("a", 110)), big(110), false))
                .hasSize(1);
        ledger.finished("a", 0);

        assertThat(ledger.read(List.of(new Added("a", 115)), big(120), true)).isEmpty();
        assertThat(ledger.toSave().historyId()).isEqualTo(120);
    }

    @Test
    void aQuietMailboxMovesTheWatermarkSoThatItsHistoryDoesNotExpire() {
        ledger.read(List.of(), big(5_000), true);

        assertThat(ledger.toSave().historyId()).isEqualTo(5_000);
        assertThat(ledger.toSave()).isNull();
    }

    @Test
    void whatWasFinishedBeyondTheWatermarkIsRememberedOverAllPagesAfterARestart() {
        Ledger restarted = new Ledger(new Checkpoint(7, big(100), List.of("a", "c"), 0));

        assertThat(restarted.read(List.of(new Added("a", 110)), big(110), false))
                .isEmpty();
        assertThat(restarted.read(List.of(new Added("b", 120), new Added("c", 130)), big(130), true))
                .extracting(Added::key)
                .containsExactly("b");
        restarted.finished("b", 0);
        assertThat(restarted.toSave().historyId()).isEqualTo(130);
    }

    @Test
    void aSaveThatFailedIsWrittenAgainUnderItsRevision() {
        ledger.read(List.of(), big(200), true);
        Checkpoint failed = ledger.toSave();

        ledger.notSaved(failed);

        assertThat(ledger.toSave()).isEqualTo(failed);
    }

    /** Any completion order, cut anywhere: a restart hands out exactly what was not finished. */
    @Property
    void aRestartHandsOutExactlyWhatWasNotFinished(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 2) Integer> steps,
            @ForAll @IntRange(min = 0, max = 60) int completions,
            @ForAll @IntRange(min = 1, max = 7) int pageSize,
            @ForAll long seed) {
        List<Added> changes = new ArrayList<>();
        long record = 100;
        for (int i = 0; i < steps.size(); i++) {
            record += i == 0 ? 1 : steps.get(i);
            changes.add(new Added("m" + i, record));
        }
        Ledger first = new Ledger(Checkpoint.startingAt(big(100)));
        assertThat(readAll(first, changes, pageSize)).containsExactlyElementsOf(changes);
        List<Added> order = new ArrayList<>(changes);
        Collections.shuffle(order, new Random(seed));
        Set<Added> unfinished = new HashSet<>(changes);
        Checkpoint durable = Checkpoint.startingAt(big(100));
        for (Added done : order.subList(0, Math.min(completions, order.size()))) {
            first.finished(done.key(), 0);
            unfinished.remove(done);
            durable = first.toSave();
        }

        for (Added open : unfinished) {
            assertThat(durable.historyId()).isLessThan(open.historyId());
        }
        assertThat(new HashSet<>(readAll(new Ledger(durable), changes, pageSize)))
                .isEqualTo(unfinished);
    }

    /** Reads as history does: after the ledger's position, page by page, a record never split. */
    private static List<Added> readAll(Ledger ledger, List<Added> changes, int pageSize) {
        BigInteger start = ledger.readUpTo();
        List<BigInteger> records = changes.stream()
                .map(Added::historyId)
                .filter(id -> id.compareTo(start) > 0)
                .distinct()
                .toList();
        List<Added> admitted = new ArrayList<>();
        for (int from = 0; from < records.size(); from += pageSize) {
            List<BigInteger> page = records.subList(from, Math.min(from + pageSize, records.size()));
            admitted.addAll(ledger.read(
                    IntStream.range(0, changes.size())
                            .mapToObj(changes::get)
                            .filter(change -> page.contains(change.historyId()))
                            .toList(),
                    page.get(page.size() - 1),
                    from + pageSize >= records.size()));
        }
        return admitted;
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}

package io.github.camelgmail.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final Ledger ledger = ledger(100);

    private static Ledger ledger(long watermark) {
        return new Ledger(new Ledger.Snapshot(big(watermark), List.of(), Map.of()));
    }

    private record Added(String key, BigInteger position) implements Keyed {

        Added(String key, long position) {
            this(key, BigInteger.valueOf(position));
        }
    }

    @Test
    void theWatermarkWaitsForTheFirstUnfinishedChange() {
        ledger.read(List.of(new Added("a", 110), new Added("b", 120), new Added("c", 130)), big(140), true);

        ledger.finished("b");
        ledger.finished("c");
        Ledger.Snapshot waiting = ledger.snapshot();
        ledger.finished("a");
        Ledger.Snapshot moved = ledger.snapshot();

        assertThat(waiting.watermark()).isEqualTo(100);
        assertThat(waiting.finished()).containsExactly("b", "c");
        assertThat(moved.watermark()).isEqualTo(140);
        assertThat(moved.finished()).isEmpty();
    }

    @Test
    void aRecordWithSeveralMessagesIsPassedOnlyWhenAllAreFinished() {
        ledger.read(List.of(new Added("a", 110), new Added("b", 110), new Added("c", 120)), big(130), true);

        ledger.finished("a");

        assertThat(ledger.snapshot().watermark()).isEqualTo(100);
        ledger.finished("b");
        assertThat(ledger.snapshot().watermark()).isEqualTo(110);
    }

    @Test
    void aMessageToldOfAgainIsHandedOutOnce() {
        assertThat(ledger.read(List.of(new Added("a", 110), new Added("a", 110)), big(110), false))
                .hasSize(1);
        ledger.finished("a");

        assertThat(ledger.read(List.of(new Added("a", 110)), big(120), true)).isEmpty();
        assertThat(ledger.snapshot().watermark()).isEqualTo(120);
    }

    @Test
    void aQuietMailboxMovesTheWatermarkSoThatItsHistoryDoesNotExpire() {
        ledger.read(List.of(), big(5_000), true);

        assertThat(ledger.snapshot().watermark()).isEqualTo(5_000);
    }

    @Test
    void whatWasFinishedBeyondTheWatermarkIsRememberedOverAllPagesAfterARestart() {
        Ledger restarted = new Ledger(new Ledger.Snapshot(big(100), List.of("a", "c"), Map.of()));

        assertThat(restarted.read(List.of(new Added("a", 110)), big(110), false))
                .isEmpty();
        assertThat(restarted.read(List.of(new Added("b", 120), new Added("c", 130)), big(130), true))
                .extracting(Added::key)
                .containsExactly("b");
        restarted.finished("b");
        assertThat(restarted.snapshot().watermark()).isEqualTo(130);
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
        Ledger first = ledger(100);
        assertThat(readAll(first, changes, pageSize)).containsExactlyElementsOf(changes);
        List<Added> order = new ArrayList<>(changes);
        Collections.shuffle(order, new Random(seed));
        Set<Added> unfinished = new HashSet<>(changes);
        Ledger.Snapshot durable = first.snapshot();
        for (Added done : order.subList(0, Math.min(completions, order.size()))) {
            first.finished(done.key());
            unfinished.remove(done);
            durable = first.snapshot();
        }

        for (Added open : unfinished) {
            assertThat(durable.watermark()).isLessThan(open.position());
        }
        assertThat(new HashSet<>(readAll(new Ledger(durable), changes, pageSize)))
                .isEqualTo(unfinished);
    }

    /** Reads as history does: after the ledger's position, page by page, a record never split. */
    private static List<Added> readAll(Ledger ledger, List<Added> changes, int pageSize) {
        BigInteger start = ledger.readUpTo();
        List<BigInteger> records = changes.stream()
                .map(Added::position)
                .filter(id -> id.compareTo(start) > 0)
                .distinct()
                .toList();
        List<Added> admitted = new ArrayList<>();
        for (int from = 0; from < records.size(); from += pageSize) {
            List<BigInteger> page = records.subList(from, Math.min(from + pageSize, records.size()));
            admitted.addAll(ledger.read(
                    IntStream.range(0, changes.size())
                            .mapToObj(changes::get)
                            .filter(change -> page.contains(change.position()))
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

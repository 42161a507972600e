package io.github.camelgmail.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnChangesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final OwnChanges own = new OwnChanges(EnumSet.allOf(HistoryType.class), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aChangeIsKnownOnce() {
        own.modifying(List.of("1"), List.of("Done"), List.of("UNREAD"));

        assertThat(own.made(change(HistoryType.LABEL_ADDED, "Done"))).isTrue();
        assertThat(own.made(change(HistoryType.LABEL_ADDED, "Done"))).isFalse();
        assertThat(own.made(change(HistoryType.LABEL_REMOVED, "UNREAD"))).isTrue();
    }

    @Test
    void whatChangesNothingIsNotExpected() {
        own.has("1", List.of("Done"));
        own.modifying(List.of("1"), List.of("Done"), List.of("UNREAD"));

        assertThat(own.made(change(HistoryType.LABEL_ADDED, "Done"))).isFalse();
        assertThat(own.made(change(HistoryType.LABEL_REMOVED, "UNREAD"))).isFalse();
    }

    @Test
    void whatHistoryDoesNotTellOfInTimeIsExpectedNoLonger() {
        own.modifying(List.of("1"), List.of("Done"), List.of("UNREAD"));
        own.deleting(List.of("1"));

        own.readToTheEnd(NOW.plusSeconds(30));
        assertThat(own.made(change(HistoryType.LABEL_ADDED, "Done"))).isTrue();

        own.readToTheEnd(NOW.plus(Duration.ofMinutes(2)));
        assertThat(own.made(change(HistoryType.LABEL_REMOVED, "UNREAD"))).isFalse();
        assertThat(own.made(change(HistoryType.MESSAGE_DELETED))).isFalse();
    }

    private static Change change(HistoryType type, String... labels) {
        return Change.told(type, BigInteger.ONE, "1", "1", List.of(), List.of(labels));
    }
}

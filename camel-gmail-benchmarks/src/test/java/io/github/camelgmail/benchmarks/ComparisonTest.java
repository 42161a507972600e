package io.github.camelgmail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Contender FAST = new GoogleMailStreamContender("fast", "");
    private static final Contender SLOW = new GoogleMailStreamContender("slow", "");
    private static final Trial FAST_TRIAL = new Trial(FAST, Duration.ZERO, 60);
    private static final Trial SLOW_TRIAL = new Trial(SLOW, Duration.ZERO, 60);
    private static final Trial FAR_TRIAL = new Trial(FAST, Duration.ofMillis(100), 60);

    @Test
    void eachRoundRunsEveryTrialOnce() throws Exception {
        List<Trial> ran = new ArrayList<>();

        Comparison.of(List.of(FAST_TRIAL, SLOW_TRIAL), SLOW, 2, trial -> {
            ran.add(trial);
            return outcome(1);
        });

        assertThat(ran).containsExactly(FAST_TRIAL, SLOW_TRIAL, FAST_TRIAL, SLOW_TRIAL);
    }

    @Test
    void theRatioIsThatOfTheMediansAtTheSameLatency() throws Exception {
        Map<Trial, List<Integer>> seconds = Map.of(
                FAST_TRIAL, new ArrayList<>(List.of(1, 60, 2)),
                SLOW_TRIAL, new ArrayList<>(List.of(6, 4, 1)),
                FAR_TRIAL, new ArrayList<>(List.of(10, 10, 10)));

        Comparison comparison = Comparison.of(
                List.of(FAST_TRIAL, SLOW_TRIAL, FAR_TRIAL),
                SLOW,
                3,
                trial -> outcome(seconds.get(trial).remove(0)));

        assertThat(comparison.rows())
                .extracting(row -> row.median(Outcome::mailsPerSecond))
                .containsExactly(30.0, 15.0, 6.0);
        assertThat(comparison.rows())
                .extracting(
                        row -> comparison.ratio(row, Outcome::mailsPerSecond).orElse(null))
                .containsExactly(2.0, 1.0, null);
    }

    private static Outcome outcome(int seconds) {
        return new Outcome(60, seconds, 0, new Usage(0, 0), 0, 0);
    }
}

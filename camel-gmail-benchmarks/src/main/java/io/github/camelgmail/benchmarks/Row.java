package io.github.camelgmail.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A trial and what came of it.
 *
 * @param outcomes one a round, at least one
 */
record Row(Trial trial, List<Outcome> outcomes) {

    Row {
        outcomes = List.copyOf(outcomes);
    }

    /** The median over the rounds. */
    double median(ToDoubleFunction<Outcome> figure) {
        double[] sorted = outcomes.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Mails lost in all rounds together. */
    int lost() {
        return outcomes.stream().mapToInt(Outcome::lost).sum();
    }

    /** Mails repeated in all rounds together. */
    int repeated() {
        return outcomes.stream().mapToInt(Outcome::repeated).sum();
    }
}

package io.github.camelgmail.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Trials side by side: each round runs every trial once, so that what else the machine does meanwhile falls on all alike.
 * Medians are set against those of one contender, the baseline, at the same latency.
 *
 * @param rows one a trial, in their order
 */
record Comparison(List<Row> rows, Contender baseline) {

    /** Runs one trial once. */
    interface Run {
        Outcome run(Trial trial) throws Exception;
    }

    static Comparison of(List<Trial> trials, Contender baseline, int rounds, Run run) throws Exception {
        Map<Trial, List<Outcome>> outcomes = new LinkedHashMap<>();
        trials.forEach(trial -> outcomes.put(trial, new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (Trial trial : trials) {
                outcomes.get(trial).add(run.run(trial));
            }
        }
        return new Comparison(
                trials.stream()
                        .map(trial -> new Row(trial, outcomes.get(trial)))
                        .toList(),
                baseline);
    }

    /** How many times the baseline's median a row's median is; empty when the baseline has no row at that latency. */
    Optional<Double> ratio(Row row, ToDoubleFunction<Outcome> figure) {
        return rows.stream()
                .filter(other -> other.trial().contender().equals(baseline)
                        && other.trial().latency().equals(row.trial().latency()))
                .findFirst()
                .map(peer -> row.median(figure) / peer.median(figure));
    }
}

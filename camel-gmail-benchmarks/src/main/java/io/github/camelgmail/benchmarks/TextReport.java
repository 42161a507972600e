package io.github.camelgmail.benchmarks;

import java.io.PrintWriter;
import java.util.Locale;

/** A comparison as a table for people. */
final class TextReport {

    private static final String LINE = "%7s  %-32s %6s %9s %15s %8s %10s %11s %9s %5s %9s%n";

    private TextReport() {}

    static void write(Comparison comparison, double ceiling, PrintWriter out) {
        out.printf(
                LINE,
                "latency",
                "consumer",
                "mails",
                "mails/s",
                "(min - max)",
                "ratio",
                "requests",
                "units/mail",
                "CPU/mail",
                "lost",
                "repeated");
        for (Row row : comparison.rows()) {
            Trial trial = row.trial();
            out.printf(
                    LINE,
                    trial.latency().toMillis() + " ms",
                    trial.contender().name(),
                    trial.mails(),
                    number(row.median(Outcome::mailsPerSecond)),
                    range(row),
                    comparison
                            .ratio(row, Outcome::mailsPerSecond)
                            .map(ratio -> number(ratio) + " x")
                            .orElse("-"),
                    number(row.median(outcome -> outcome.usage().requests())),
                    number(row.median(outcome -> (double) outcome.usage().units() / Math.max(1, outcome.mails()))),
                    number(row.median(Outcome::cpuMillisPerMail)) + " ms",
                    row.lost(),
                    row.repeated());
        }
        out.printf(
                "%nMedians; ratio: mails/s over those of %s at the same latency.%n",
                comparison.baseline().name());
        out.printf("The simulator itself gives %s mails/s in batches to a client that only counts.%n", number(ceiling));
        out.flush();
    }

    private static String range(Row row) {
        var rates = row.outcomes().stream().mapToDouble(Outcome::mailsPerSecond).summaryStatistics();
        return number(rates.getMin()) + " - " + number(rates.getMax());
    }

    /** Three digits that matter, or more where they stand before the point. */
    private static String number(double value) {
        String format = value >= 100 || value == Math.rint(value) ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}

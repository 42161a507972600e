package io.github.camelgmail.simulator.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates, ages and sizes that operators take; empty where the text is none. */
final class SearchValues {

    /** Gmail API guide, "Search and filter messages": dates are midnight in the PST time zone. */
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[/.-](\\d{1,2})(?:[/.-](\\d{1,2}))?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
    private static final Pattern AGE = Pattern.compile("(\\d{1,5})([dmy])");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([km]?)b?");

    private SearchValues() {}

    static Optional<Instant> date(String text) {
        String value = text.strip();
        Matcher yearFirst = YEAR_FIRST.matcher(value);
        Matcher yearLast = YEAR_LAST.matcher(value);
        if (yearFirst.matches()) {
            return midnight(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
        }
        if (yearLast.matches()) {
            return midnight(yearLast.group(3), yearLast.group(1), yearLast.group(2));
        }
        if (YEAR.matcher(value).matches()) {
            return midnight(value, "1", "1");
        }
        return SECONDS.matcher(value).matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(value)))
                : Optional.empty();
    }

    /** The instant that many days, months or years ago. */
    static Optional<Instant> ago(String text, Instant now) {
        Matcher age = AGE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!age.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(age.group(1));
        Period period =
                switch (age.group(2)) {
                    case "d" -> Period.ofDays(count);
                    case "m" -> Period.ofMonths(count);
                    default -> Period.ofYears(count);
                };
        return Optional.of(ZonedDateTime.ofInstant(now, ZONE).minus(period).toInstant());
    }

    /** In bytes; K and M count in steps of 1024. */
    static Optional<Long> size(String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return Optional.empty();
        }
        long unit =
                switch (size.group(2)) {
                    case "k" -> 1L << 10;
                    case "m" -> 1L << 20;
                    default -> 1L;
                };
        return Optional.of(Long.parseLong(size.group(1)) * unit);
    }

    private static Optional<Instant> midnight(String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(year), Integer.parseInt(month), day == null ? 1 : Integer.parseInt(day));
            return Optional.of(date.atStartOfDay(ZONE).toInstant());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}

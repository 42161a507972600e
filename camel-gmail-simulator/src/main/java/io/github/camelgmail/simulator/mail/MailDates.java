package io.github.camelgmail.simulator.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes dates of mail headers (RFC 5322 section 3.3 and its obsolete forms). */
final class MailDates {

    /** Gmail's servers write their own dates in this zone, and search counts days in it. */
    static final ZoneId GOOGLE = ZoneId.of("America/Los_Angeles");

    private static final int LONGEST = 200;
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})[\\s-]+([A-Za-z]{3})[A-Za-z]*[\\s,-]+(\\d{2,4})\\s+"
            + "(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:\\.\\d+)?\\s*([+-]\\d{4}|[A-Za-z]{1,5})?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, String> ZONES = Map.of(
            "est", "-0500", "edt", "-0400", "cst", "-0600", "cdt", "-0500", "mst", "-0700", "mdt", "-0600", "pst",
            "-0800", "pdt", "-0700");
    private static final DateTimeFormatter RFC_5322 =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.US);
    private static final DateTimeFormatter TRACE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx (zzz)", Locale.US);

    private MailDates() {}

    /** The instant a Date header means; empty when it can't be read or names no possible time. */
    static Optional<Instant> parse(String value) {
        Matcher date = DATE.matcher(value.length() > LONGEST ? value.substring(0, LONGEST) : value);
        if (!date.find()) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT)) + 1;
        int year = Integer.parseInt(date.group(3));
        if (date.group(3).length() < 4) { // RFC 5322 section 4.3
            year += date.group(3).length() == 2 && year < 50 ? 2000 : 1900;
        }
        int second = date.group(6) == null ? 0 : Math.min(59, Integer.parseInt(date.group(6)));
        try {
            int day = Integer.parseInt(date.group(1));
            int hour = Integer.parseInt(date.group(4));
            int minute = Integer.parseInt(date.group(5));
            LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second);
            return Optional.of(local.toInstant(offset(date.group(7))));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** As a Date header says it. */
    static String date(Instant instant) {
        return RFC_5322.format(ZonedDateTime.ofInstant(instant, GOOGLE));
    }

    /** As a Received header says it. */
    static String trace(Instant instant) {
        return TRACE.format(ZonedDateTime.ofInstant(instant, GOOGLE));
    }

    private static ZoneOffset offset(String zone) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        String known = ZONES.getOrDefault(zone.toLowerCase(Locale.ROOT), zone);
        return Character.isLetter(known.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(known);
    }
}

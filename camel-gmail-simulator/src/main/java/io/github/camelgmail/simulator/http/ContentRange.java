package io.github.camelgmail.simulator.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Content-Range of a resumable upload's request.
 *
 * @param start the first byte's position; -1 in a status query
 * @param end   the last byte's position; -1 in a status query
 * @param total the whole length; -1 when not yet known
 */
record ContentRange(long start, long end, long total) {

    private static final Pattern FORMAT = Pattern.compile("bytes\\s+(?:(\\d{1,15})-(\\d{1,15})|\\*)/(\\d{1,15}|\\*)");

    /**
     * Reads the header; without one the body is the whole file.
     *
     * @throws ApiFailure 400 when it can't be read
     */
    static ContentRange parse(String header, long bodyLength) {
        if (header.isEmpty()) {
            return new ContentRange(0, bodyLength - 1, bodyLength);
        }
        Matcher matcher = FORMAT.matcher(header);
        if (!matcher.matches()) {
            throw Failures.badRequest("Failed to parse Content-Range header.");
        }
        long total = matcher.group(3).equals("*") ? -1 : Long.parseLong(matcher.group(3));
        return matcher.group(1) == null
                ? new ContentRange(-1, -1, total)
                : new ContentRange(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), total);
    }

    boolean isStatusQuery() {
        return start < 0 && total != 0;
    }

    /** Whether the file is complete once these bytes are there. */
    boolean completes() {
        return total >= 0 && end + 1 == total && !isStatusQuery();
    }
}

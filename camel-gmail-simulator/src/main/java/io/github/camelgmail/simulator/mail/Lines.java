package io.github.camelgmail.simulator.mail;

/** Finds line ends in mail bytes. A line ends with LF; carriage returns right before it belong to the line break. */
final class Lines {

    private Lines() {}

    /** The offset after the line break of the line that begins at {@code start}, or {@code limit} if it has none. */
    static int next(byte[] bytes, int start, int limit) {
        for (int i = start; i < limit; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return limit;
    }

    /** The offset at which the text of a line ends whose line break ends at {@code next}. */
    static int textEnd(byte[] bytes, int start, int next) {
        int end = next;
        if (end > start && bytes[end - 1] == '\n') {
            end--;
        }
        while (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        return end;
    }

    /** Where a body ends that is followed by a delimiter line at {@code line}: RFC 2046 gives the break before it away. */
    static int beforeBreak(byte[] bytes, int start, int line) {
        int end = line;
        if (end > start && bytes[end - 1] == '\n') {
            end--;
            if (end > start && bytes[end - 1] == '\r') {
                end--;
            }
        }
        return end;
    }
}

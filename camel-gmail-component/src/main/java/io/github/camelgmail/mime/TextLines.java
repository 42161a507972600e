package io.github.camelgmail.mime;

/**
 * Text as a browser lays it out: white space is one space, blocks begin on a line of their own, no two blank lines
 * follow.
 */
final class TextLines {

    private final StringBuilder text = new StringBuilder();
    private int preformatted;
    private int breaks;
    private boolean space;

    void append(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            boolean white = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
            if (preformatted > 0 && white) {
                flush();
                if (c != '\r') {
                    text.append(c);
                }
            } else if (white) {
                space = true;
            } else if (!isPadding(c)) {
                flush();
                text.append(c == '\u00a0' ? ' ' : c);
            }
        }
    }

    /** Begins a new line; a forced one leaves blank lines where it is repeated. */
    void line(boolean forced) {
        breaks = Math.min(2, forced ? breaks + 1 : Math.max(breaks, 1));
        space = false;
    }

    /** Begins a new line after a blank one. */
    void paragraph() {
        breaks = 2;
        space = false;
    }

    void preformatted(boolean begins) {
        preformatted = Math.max(0, preformatted + (begins ? 1 : -1));
    }

    int length() {
        return text.length();
    }

    String since(int start) {
        return text.substring(start);
    }

    String finish() {
        return text.toString().strip();
    }

    private void flush() {
        if (!text.isEmpty()) {
            text.append("\n".repeat(breaks)).append(breaks == 0 && space ? " " : "");
        }
        breaks = 0;
        space = false;
    }

    /** Senders pad their preview text with invisible characters; inside of a word a joiner has a meaning. */
    private boolean isPadding(char c) {
        boolean joiner = c == '\u200c' || c == '\u034f';
        boolean inWord = !space && breaks == 0 && !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
        return c == '\u200b' || c == '\u00ad' || c == '\u2060' || c == '\ufeff' || joiner && !inWord;
    }
}

package io.github.camelgmail.mime;

/**
 * Something that a user handed over can't become a mail. The message names the field at fault, what was found and what
 * is allowed; the caller knows by which option or header the field was set.
 */
public final class MailFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 100;

    private final String field;
    private final String found;
    private final String allowed;

    MailFormatException(String field, String found, String allowed) {
        super(field + ": found " + shown(found) + ", allowed: " + allowed);
        this.field = field;
        this.found = shown(found);
        this.allowed = allowed;
    }

    /** The component of {@link MailFields} at fault, as {@code to}; {@code body} or {@code attachment} otherwise. */
    public String field() {
        return field;
    }

    /** What was found, shortened and without control characters. */
    public String found() {
        return found;
    }

    /** What is allowed, as a phrase. */
    public String allowed() {
        return allowed;
    }

    private static String shown(String value) {
        StringBuilder shown = new StringBuilder("'");
        int length = Math.min(value.length(), MAX_SHOWN);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c == '\r') {
                shown.append("\\r");
            } else if (c == '\n') {
                shown.append("\\n");
            } else {
                shown.append(Character.isISOControl(c) ? '?' : c);
            }
        }
        return shown.append(length < value.length() ? "...'" : "'").toString();
    }
}

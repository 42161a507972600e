package io.github.camelgmail.notify;

import java.util.Locale;

/**
 * How one step of a set-up has ended.
 *
 * @param name    what it is about
 * @param outcome how it ended
 * @param text    the details, in a sentence; what to do, if there is something to do
 */
public record SetUpStep(String name, Outcome outcome, String text) {

    /** How a step ends. */
    public enum Outcome {
        /** It was done now. */
        DONE,
        /** There was nothing to do. */
        ALREADY_THERE,
        /** It is yet to be done: in a check, or by somebody else. */
        MISSING,
        /** It was left out. */
        SKIPPED,
        /** It could not be done. */
        FAILED;

        /** As a person writes it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** One line. */
    @Override
    public String toString() {
        return name + ": " + outcome + (text.isEmpty() ? "" : ". " + text);
    }
}

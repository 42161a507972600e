package io.github.camelgmail.simulator.mailbox;

/**
 * A label of a mailbox.
 *
 * @param id                    {@code Label_<n>}, or the name of a system label; case-sensitive
 * @param name                  what people see; {@code /} nests
 * @param system                whether Gmail made it
 * @param messageListVisibility {@code show} or {@code hide}; null on some system labels
 * @param labelListVisibility   {@code labelShow}, {@code labelShowIfUnread} or {@code labelHide}; null likewise
 * @param color                 null when the label has none
 */
public record Label(
        String id,
        String name,
        boolean system,
        String messageListVisibility,
        String labelListVisibility,
        LabelColor color) {}

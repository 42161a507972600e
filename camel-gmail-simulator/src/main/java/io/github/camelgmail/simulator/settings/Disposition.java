package io.github.camelgmail.simulator.settings;

/** What becomes of a message after it was forwarded or fetched. */
public enum Disposition {
    LEAVE_IN_INBOX,
    ARCHIVE,
    TRASH,
    MARK_READ
}

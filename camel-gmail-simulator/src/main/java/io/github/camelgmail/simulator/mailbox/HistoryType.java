package io.github.camelgmail.simulator.mailbox;

/** The kinds of change that history tells, as {@code history.list} names them in its {@code historyTypes}. */
public enum HistoryType {
    MESSAGE_ADDED,
    MESSAGE_DELETED,
    LABEL_ADDED,
    LABEL_REMOVED
}

package io.github.camelgmail.simulator.mailbox;

/**
 * How much carries a label.
 *
 * @param messagesTotal  messages with the label
 * @param messagesUnread those of them that are unread
 * @param threadsTotal   threads with at least one such message
 * @param threadsUnread  threads with at least one such unread message
 */
public record LabelCounts(int messagesTotal, int messagesUnread, int threadsTotal, int threadsUnread) {}

package io.github.camelgmail.simulator.mailbox;

import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a mailbox's history.
 *
 * @param records   in increasing order of id; may be empty although the history goes on
 * @param next      where the next page begins, as the {@code after} of the next call; empty on the last page
 * @param historyId the mailbox's current history id
 */
public record HistoryPage(List<HistoryRecord> records, OptionalLong next, long historyId) {}

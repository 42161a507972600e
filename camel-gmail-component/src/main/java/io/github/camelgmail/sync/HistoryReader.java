package io.github.camelgmail.sync;

import com.google.api.services.gmail.model.History;
import com.google.api.services.gmail.model.HistoryMessageAdded;
import com.google.api.services.gmail.model.ListHistoryResponse;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.UsersMethods;
import io.github.camelgmail.client.GmailClient;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Reads a mailbox's history page by page (Gmail API guide, "Synchronize a mail client"). */
final class HistoryReader {

    private static final int LARGEST_PAGE = 500;

    private final GmailClient client;

    HistoryReader(GmailClient client) {
        this.client = client;
    }

    /** The history id of the mailbox's last change. */
    BigInteger current() {
        return Await.answer(
                        client.execute(GmailCall.of(UsersMethods.GET_PROFILE).with("fields", "historyId")))
                .getHistoryId();
    }

    /**
     * @param start     where reading began: the page's changes come after it
     * @param pageToken the page, null for the first
     */
    HistoryPage read(BigInteger start, String pageToken) {
        ListHistoryResponse response = Await.answer(client.execute(GmailCall.of(UsersMethods.LIST_HISTORY)
                .with("startHistoryId", start)
                .with("historyTypes", List.of("messageAdded"))
                .with("maxResults", LARGEST_PAGE)
                .with("pageToken", pageToken)
                .with("fields", "historyId,nextPageToken,history(id,messagesAdded(message(id,labelIds)))")));
        List<Change> changes = new ArrayList<>();
        BigInteger readUpTo = start;
        for (History record : orEmpty(response.getHistory())) {
            readUpTo = readUpTo.max(record.getId());
            for (HistoryMessageAdded added : orEmpty(record.getMessagesAdded())) {
                changes.add(new Change(
                        record.getId(),
                        added.getMessage().getId(),
                        added.getMessage().getLabelIds()));
            }
        }
        // Only the last page proves that everything up to the mailbox's current history id has been read.
        boolean last = response.getNextPageToken() == null;
        return new HistoryPage(
                changes, last ? readUpTo.max(response.getHistoryId()) : readUpTo, response.getNextPageToken());
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}

package io.github.camelgmail.sync;

import com.google.api.services.gmail.model.History;
import com.google.api.services.gmail.model.ListHistoryResponse;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.UsersMethods;
import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a mailbox's history page by page (Gmail API guide, "Synchronize a mail client"). */
final class HistoryReader {

    private static final int LARGEST_PAGE = 500;
    private static final int NOT_FOUND = 404;
    private static final String MESSAGE = "message(id,threadId,labelIds)";
    private static final String FIELDS = "historyId,nextPageToken,history(id,messagesAdded(" + MESSAGE
            + "),messagesDeleted(" + MESSAGE + "),labelsAdded(labelIds," + MESSAGE + "),labelsRemoved(labelIds,"
            + MESSAGE
            + "))";

    private final GmailClient client;
    private final Set<HistoryType> types;

    HistoryReader(GmailClient client, Set<HistoryType> types) {
        this.client = client;
        this.types = types;
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
     * @throws HistoryExpiredException when the mailbox has no history from there on
     */
    HistoryPage read(BigInteger start, String pageToken) {
        ListHistoryResponse response = list(start, pageToken);
        List<Change> changes = new ArrayList<>();
        BigInteger lastRecord = start;
        for (History record : orEmpty(response.getHistory())) {
            lastRecord = lastRecord.max(record.getId());
            add(record, changes);
        }
        boolean last = response.getNextPageToken() == null;
        if (last && response.getHistoryId().compareTo(start) < 0) {
            throw new HistoryExpiredException("the mailbox is at history id " + response.getHistoryId()
                    + ", before the checkpoint's " + start + ": it was restored, or is another one");
        }
        return new HistoryPage(changes, lastRecord, response.getHistoryId(), response.getNextPageToken());
    }

    private ListHistoryResponse list(BigInteger start, String pageToken) {
        try {
            return Await.answer(client.execute(GmailCall.of(UsersMethods.LIST_HISTORY)
                    .with("startHistoryId", start)
                    .with(
                            "historyTypes",
                            types.stream().map(HistoryType::apiName).toList())
                    .with("maxResults", LARGEST_PAGE)
                    .with("pageToken", pageToken)
                    .with("fields", FIELDS)));
        } catch (GmailException e) {
            if (e.statusCode() == NOT_FOUND) {
                throw new HistoryExpiredException("Gmail no longer has the history since " + start);
            }
            throw e;
        }
    }

    private static void add(History record, List<Change> changes) {
        orEmpty(record.getMessagesAdded())
                .forEach(it -> changes.add(change(HistoryType.MESSAGE_ADDED, record, it.getMessage(), List.of())));
        orEmpty(record.getLabelsAdded())
                .forEach(it -> changes.add(change(HistoryType.LABEL_ADDED, record, it.getMessage(), it.getLabelIds())));
        orEmpty(record.getLabelsRemoved())
                .forEach(it ->
                        changes.add(change(HistoryType.LABEL_REMOVED, record, it.getMessage(), it.getLabelIds())));
        orEmpty(record.getMessagesDeleted())
                .forEach(it -> changes.add(change(HistoryType.MESSAGE_DELETED, record, it.getMessage(), List.of())));
    }

    private static Change change(HistoryType type, History record, Message message, List<String> changed) {
        return Change.told(
                type, record.getId(), message.getId(), message.getThreadId(), message.getLabelIds(), orEmpty(changed));
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}

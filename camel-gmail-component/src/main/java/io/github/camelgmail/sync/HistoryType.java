package io.github.camelgmail.sync;

/** The kinds of changes that a mailbox's history tells of, under the names of the Gmail API. */
public enum HistoryType {
    MESSAGE_ADDED("messageAdded"),
    MESSAGE_DELETED("messageDeleted"),
    LABEL_ADDED("labelAdded"),
    LABEL_REMOVED("labelRemoved");

    private final String apiName;

    HistoryType(String apiName) {
        this.apiName = apiName;
    }

    /** As the parameter {@code historyTypes} of {@code history.list} has it. */
    public String apiName() {
        return apiName;
    }
}

package io.github.camelgmail.api;

import java.time.Instant;
import java.util.List;

/**
 * The unread messages of the inbox or of another label (Gmail guide "Inbox feed").
 *
 * @param title     what it is a feed of
 * @param fullCount how many messages are unread; the feed has the newest of them only
 * @param modified  when it last changed; null when it does not say
 * @param entries   newest first
 */
public record InboxFeed(String title, long fullCount, Instant modified, List<Entry> entries) {

    public InboxFeed {
        entries = List.copyOf(entries);
    }

    /**
     * One message.
     *
     * @param id          the feed's own id, as {@code tag:gmail.google.com,2004:1234567890}
     * @param messageId   the message's id in the API; null when the link does not tell it
     * @param title       its subject
     * @param summary     the start of its text
     * @param link        shows it in a browser
     * @param authorName  who it is from
     * @param authorEmail the address it is from
     * @param issued      when it came; null when it does not say
     * @param modified    when it last changed; null when it does not say
     */
    public record Entry(
            String id,
            String messageId,
            String title,
            String summary,
            String link,
            String authorName,
            String authorEmail,
            Instant issued,
            Instant modified) {

        /** Subjects and addresses are nobody's business in a log. */
        @Override
        public String toString() {
            return "Entry[messageId=" + messageId + "]";
        }
    }

    /** The title has the mailbox's address. */
    @Override
    public String toString() {
        return "InboxFeed[fullCount=" + fullCount + "]";
    }
}

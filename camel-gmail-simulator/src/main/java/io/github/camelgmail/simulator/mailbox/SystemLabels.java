package io.github.camelgmail.simulator.mailbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The labels every mailbox has, and the names nobody may give a label of their own. */
public final class SystemLabels {

    public static final String INBOX = "INBOX";
    public static final String SENT = "SENT";
    public static final String DRAFT = "DRAFT";
    public static final String TRASH = "TRASH";
    public static final String SPAM = "SPAM";
    public static final String UNREAD = "UNREAD";
    public static final String STARRED = "STARRED";
    public static final String IMPORTANT = "IMPORTANT";
    public static final String CHAT = "CHAT";

    /** What only Gmail itself puts on and takes off. */
    static final Set<String> NOT_APPLICABLE = Set.of(SENT, DRAFT, CHAT);

    static final List<Label> ALL = Stream.concat(
                    Stream.of(
                            hidden(CHAT),
                            plain(SENT),
                            plain(INBOX),
                            hidden(IMPORTANT),
                            hidden(TRASH),
                            plain(DRAFT),
                            hidden(SPAM)),
                    Stream.concat(
                            Stream.of("FORUMS", "UPDATES", "PERSONAL", "PROMOTIONS", "SOCIAL")
                                    .map(category -> hidden("CATEGORY_" + category)),
                            Stream.of(plain("YELLOW_STAR"), plain(STARRED), plain(UNREAD))))
            .toList();

    /** Names of folders in Gmail's user interface that are no label ids. */
    private static final Set<String> RESERVED = Stream.concat(
                    ALL.stream().map(Label::name),
                    Stream.of(
                            "drafts", "trash", "bin", "chats", "all mail", "all", "sent mail", "scheduled", "snoozed"))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    private SystemLabels() {}

    static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    private static Label plain(String id) {
        return new Label(id, id, true, null, null, null);
    }

    private static Label hidden(String id) {
        return new Label(id, id, true, "hide", "labelHide", null);
    }
}

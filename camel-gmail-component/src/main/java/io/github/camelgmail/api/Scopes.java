package io.github.camelgmail.api;

import java.util.List;

/**
 * The OAuth scopes, and those that groups of methods share, least first, as the Gmail API reference lists them for each
 * method.
 *
 * <p>{@code gmail.metadata} is in none of the lists: a token that has it is held to its limits (no message bodies, no
 * searches) even when it has greater scopes as well.
 */
public final class Scopes {

    /** All of Gmail, and alone in deleting for good. */
    public static final String MAIL = "https://mail.google.com/";

    /** Everything but deleting for good and settings. */
    public static final String MODIFY = auth("modify");

    /** Reading everything. */
    public static final String READONLY = auth("readonly");

    /** Drafts and sending. */
    public static final String COMPOSE = auth("compose");

    /** Sending alone. */
    public static final String SEND = auth("send");

    /** Putting mail into the mailbox. */
    public static final String INSERT = auth("insert");

    /** Labels themselves, not which mail has them. */
    public static final String LABELS = auth("labels");

    /** Settings, save those that let others at the mail. */
    public static final String SETTINGS_BASIC = auth("settings.basic");

    /** Settings that let others at the mail: aliases, forwarding, delegates. */
    public static final String SETTINGS_SHARING = auth("settings.sharing");

    static final List<String> PROFILE = List.of(READONLY, COMPOSE, MODIFY, MAIL);
    static final List<String> READ_METADATA = List.of(READONLY, MODIFY, MAIL);
    static final List<String> READ_CONTENT = List.of(READONLY, MODIFY, MAIL);
    static final List<String> READ_LABELS = List.of(LABELS, READONLY, MODIFY, MAIL);
    static final List<String> WRITE_LABELS = List.of(LABELS, MODIFY, MAIL);
    static final List<String> READ_DRAFTS = List.of(READONLY, COMPOSE, MODIFY, MAIL);
    static final List<String> WRITE_DRAFTS = List.of(COMPOSE, MODIFY, MAIL);
    static final List<String> SEND_MAIL = List.of(SEND, COMPOSE, MODIFY, MAIL);
    static final List<String> INSERT_MAIL = List.of(INSERT, MODIFY, MAIL);
    static final List<String> CHANGE = List.of(MODIFY, MAIL);
    static final List<String> ERASE = List.of(MAIL);
    static final List<String> READ_SETTINGS = List.of(READONLY, SETTINGS_BASIC, MODIFY, MAIL);
    static final List<String> READ_KEYS = List.of(READONLY, SETTINGS_BASIC, SETTINGS_SHARING, MODIFY, MAIL);
    static final List<String> WRITE_BASIC = List.of(SETTINGS_BASIC);
    static final List<String> WRITE_SHARED = List.of(SETTINGS_SHARING);

    /** At the mailbox's own address; at an alias only the second one. */
    public static final List<String> WRITE_EITHER = List.of(SETTINGS_BASIC, SETTINGS_SHARING);

    private Scopes() {}

    private static String auth(String name) {
        return "https://www.googleapis.com/auth/gmail." + name;
    }
}

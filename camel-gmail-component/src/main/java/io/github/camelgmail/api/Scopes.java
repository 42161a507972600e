package io.github.camelgmail.api;

import java.util.List;

/** The scopes that groups of methods share, least first, as the Gmail API reference lists them for each method. */
final class Scopes {

    private static final String MAIL = "https://mail.google.com/";
    private static final String MODIFY = auth("modify");
    private static final String READONLY = auth("readonly");
    private static final String METADATA = auth("metadata");
    private static final String COMPOSE = auth("compose");
    private static final String LABELS = auth("labels");

    static final List<String> PROFILE = List.of(METADATA, READONLY, COMPOSE, MODIFY, MAIL);
    static final List<String> READ_METADATA = List.of(METADATA, READONLY, MODIFY, MAIL);
    static final List<String> READ_CONTENT = List.of(READONLY, MODIFY, MAIL);
    static final List<String> READ_LABELS = List.of(LABELS, METADATA, READONLY, MODIFY, MAIL);
    static final List<String> WRITE_LABELS = List.of(LABELS, MODIFY, MAIL);
    static final List<String> READ_DRAFTS = List.of(READONLY, COMPOSE, MODIFY, MAIL);
    static final List<String> WRITE_DRAFTS = List.of(COMPOSE, MODIFY, MAIL);
    static final List<String> SEND = List.of(auth("send"), COMPOSE, MODIFY, MAIL);
    static final List<String> INSERT = List.of(auth("insert"), MODIFY, MAIL);
    static final List<String> CHANGE = List.of(MODIFY, MAIL);
    static final List<String> ERASE = List.of(MAIL);

    private Scopes() {}

    private static String auth(String name) {
        return "https://www.googleapis.com/auth/gmail." + name;
    }
}

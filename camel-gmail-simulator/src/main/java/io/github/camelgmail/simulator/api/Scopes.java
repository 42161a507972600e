package io.github.camelgmail.simulator.api;

import java.util.List;
import java.util.stream.Stream;

/** The OAuth scopes each kind of method accepts, least first, any of which suffices (Gmail API reference). */
final class Scopes {

    private static final String PREFIX = "https://www.googleapis.com/auth/gmail.";
    private static final String MODIFY = PREFIX + "modify";
    private static final String READONLY = PREFIX + "readonly";
    private static final String COMPOSE = PREFIX + "compose";
    private static final String BASIC = PREFIX + "settings.basic";
    private static final String SHARING = PREFIX + "settings.sharing";
    private static final String FULL = "https://mail.google.com/";
    private static final String ADDON_COMPOSE = PREFIX + "addons.current.action.compose";
    private static final String ADDON_ACTION = PREFIX + "addons.current.message.action";
    private static final String ADDON_METADATA = PREFIX + "addons.current.message.metadata";
    private static final String ADDON_READONLY = PREFIX + "addons.current.message.readonly";

    static final String METADATA = PREFIX + "metadata";

    static final List<String> PROFILE = List.of(METADATA, READONLY, COMPOSE, MODIFY, FULL);
    static final List<String> LIST = List.of(METADATA, READONLY, MODIFY, FULL);
    static final List<String> GET = Stream.concat(
                    LIST.stream(), Stream.of(ADDON_ACTION, ADDON_METADATA, ADDON_READONLY))
            .toList();
    static final List<String> ATTACHMENT = List.of(READONLY, MODIFY, FULL, ADDON_ACTION, ADDON_READONLY);
    static final List<String> CHANGE = List.of(MODIFY, FULL);
    static final List<String> DELETE = List.of(FULL);
    static final List<String> INSERT = List.of(PREFIX + "insert", MODIFY, FULL);
    static final List<String> SEND = List.of(PREFIX + "send", COMPOSE, MODIFY, FULL, ADDON_COMPOSE);
    static final List<String> DRAFT_READ = List.of(READONLY, COMPOSE, MODIFY, FULL);
    static final List<String> DRAFT_WRITE = List.of(COMPOSE, MODIFY, FULL, ADDON_COMPOSE);
    static final List<String> LABEL_READ = List.of(PREFIX + "labels", METADATA, READONLY, MODIFY, FULL);
    static final List<String> LABEL_WRITE = List.of(PREFIX + "labels", MODIFY, FULL);
    static final List<String> WATCH = LIST;
    static final List<String> SETTINGS_READ = List.of(READONLY, BASIC, MODIFY, FULL);
    static final List<String> SETTINGS_WRITE = List.of(BASIC);
    static final List<String> SHARE = List.of(SHARING);
    static final List<String> ALIAS_WRITE = List.of(BASIC, SHARING);
    static final List<String> KEY_READ = List.of(READONLY, BASIC, SHARING, MODIFY, FULL);
    static final List<String> KEY_WRITE = ALIAS_WRITE;

    private Scopes() {}
}

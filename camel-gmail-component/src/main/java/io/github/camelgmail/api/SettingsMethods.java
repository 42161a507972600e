package io.github.camelgmail.api;

import static io.github.camelgmail.api.GmailMethod.get;
import static io.github.camelgmail.api.GmailMethod.put;
import static io.github.camelgmail.api.GmailParameter.oneOf;
import static io.github.camelgmail.api.GmailParameter.time;

import com.google.api.services.gmail.model.AutoForwarding;
import com.google.api.services.gmail.model.ImapSettings;
import com.google.api.services.gmail.model.LanguageSettings;
import com.google.api.services.gmail.model.PopSettings;
import com.google.api.services.gmail.model.VacationSettings;
import java.util.List;

/** Resource {@code users.settings} itself. */
public final class SettingsMethods {

    public static final GmailMethod<AutoForwarding> GET_AUTO_FORWARDING = get(
                    "settings.getAutoForwarding", "settings/autoForwarding", AutoForwarding.class)
            .build(1, 1, Scopes.READ_SETTINGS);

    public static final GmailMethod<AutoForwarding> UPDATE_AUTO_FORWARDING = put(
                    "settings.updateAutoForwarding", "settings/autoForwarding", AutoForwarding.class)
            .body(AutoForwarding.class, oneOf("disposition", "leaveInInbox", "archive", "trash", "markRead"))
            .build(5, 5, Scopes.WRITE_SHARED);

    public static final GmailMethod<ImapSettings> GET_IMAP =
            get("settings.getImap", "settings/imap", ImapSettings.class).build(1, 1, Scopes.READ_SETTINGS);

    public static final GmailMethod<ImapSettings> UPDATE_IMAP = put(
                    "settings.updateImap", "settings/imap", ImapSettings.class)
            .body(ImapSettings.class, oneOf("expungeBehavior", "archive", "trash", "deleteForever"))
            .build(5, 5, Scopes.WRITE_BASIC);

    /** Its price is not published; taken to be that of reading another setting. */
    public static final GmailMethod<LanguageSettings> GET_LANGUAGE = get(
                    "settings.getLanguage", "settings/language", LanguageSettings.class)
            .build(1, 1, Scopes.READ_SETTINGS);

    /** Its price is not published; taken to be that of writing another setting. */
    public static final GmailMethod<LanguageSettings> UPDATE_LANGUAGE = put(
                    "settings.updateLanguage", "settings/language", LanguageSettings.class)
            .body(LanguageSettings.class)
            .build(5, 5, Scopes.WRITE_BASIC);

    public static final GmailMethod<PopSettings> GET_POP =
            get("settings.getPop", "settings/pop", PopSettings.class).build(1, 1, Scopes.READ_SETTINGS);

    public static final GmailMethod<PopSettings> UPDATE_POP = put(
                    "settings.updatePop", "settings/pop", PopSettings.class)
            .body(
                    PopSettings.class,
                    oneOf("accessWindow", "disabled", "fromNowOn", "allMail"),
                    oneOf("disposition", "leaveInInbox", "archive", "trash", "markRead"))
            .build(100, 100, Scopes.WRITE_BASIC);

    public static final GmailMethod<VacationSettings> GET_VACATION = get(
                    "settings.getVacation", "settings/vacation", VacationSettings.class)
            .build(1, 1, Scopes.READ_SETTINGS);

    public static final GmailMethod<VacationSettings> UPDATE_VACATION = put(
                    "settings.updateVacation", "settings/vacation", VacationSettings.class)
            .body(VacationSettings.class, time("startTime"), time("endTime"))
            .build(5, 5, Scopes.WRITE_BASIC);

    static final List<GmailMethod<?>> ALL = List.of(
            GET_AUTO_FORWARDING,
            UPDATE_AUTO_FORWARDING,
            GET_IMAP,
            UPDATE_IMAP,
            GET_LANGUAGE,
            UPDATE_LANGUAGE,
            GET_POP,
            UPDATE_POP,
            GET_VACATION,
            UPDATE_VACATION);

    private SettingsMethods() {}
}

package io.github.camelgmail.settings;

import static io.github.camelgmail.settings.Shape.bool;
import static io.github.camelgmail.settings.Shape.listOf;
import static io.github.camelgmail.settings.Shape.lowerCase;
import static io.github.camelgmail.settings.Shape.number;
import static io.github.camelgmail.settings.Shape.object;
import static io.github.camelgmail.settings.Shape.oneOf;
import static io.github.camelgmail.settings.Shape.text;
import static io.github.camelgmail.settings.Shape.time;

import com.google.api.client.json.GenericJson;
import com.google.api.services.gmail.model.AutoForwarding;
import com.google.api.services.gmail.model.Filter;
import com.google.api.services.gmail.model.FilterAction;
import com.google.api.services.gmail.model.FilterCriteria;
import com.google.api.services.gmail.model.ImapSettings;
import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.LabelColor;
import com.google.api.services.gmail.model.LanguageSettings;
import com.google.api.services.gmail.model.PopSettings;
import com.google.api.services.gmail.model.SendAs;
import com.google.api.services.gmail.model.SmtpMsa;
import com.google.api.services.gmail.model.VacationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a settings file: YAML whose sections and fields are named as in the Gmail API. Anything unknown or impossible is
 * refused, all of it at once, before a mailbox is looked at.
 */
public final class SettingsFile {

    private static final String[] DISPOSITIONS = {"leaveInInbox", "archive", "trash", "markRead"};

    private static final Shape LABEL = object(
            Label::new,
            Map.of(
                    "name",
                    text(),
                    "color",
                    object(LabelColor::new, Map.of("textColor", lowerCase(), "backgroundColor", lowerCase())),
                    "labelListVisibility",
                    oneOf("labelShow", "labelShowIfUnread", "labelHide"),
                    "messageListVisibility",
                    oneOf("show", "hide")));

    private static final Shape FILTER = object(
            Filter::new,
            Map.of(
                    "criteria",
                    object(
                            FilterCriteria::new,
                            Map.of(
                                    "from",
                                    text(),
                                    "to",
                                    text(),
                                    "subject",
                                    text(),
                                    "query",
                                    text(),
                                    "negatedQuery",
                                    text(),
                                    "hasAttachment",
                                    bool(),
                                    "excludeChats",
                                    bool(),
                                    "size",
                                    number(),
                                    "sizeComparison",
                                    oneOf("smaller", "larger"))),
                    "action",
                    object(
                            FilterAction::new,
                            Map.of(
                                    "addLabelIds",
                                    listOf(text()),
                                    "removeLabelIds",
                                    listOf(text()),
                                    "forward",
                                    text()))));

    private static final Shape SEND_AS = object(
            SendAs::new,
            Map.of(
                    "sendAsEmail",
                    text(),
                    "displayName",
                    text(),
                    "replyToAddress",
                    text(),
                    "signature",
                    text(),
                    "isDefault",
                    bool(),
                    "treatAsAlias",
                    bool(),
                    "smtpMsa",
                    object(
                            SmtpMsa::new,
                            Map.of(
                                    "host",
                                    text(),
                                    "port",
                                    number(),
                                    "username",
                                    text(),
                                    "password",
                                    text(),
                                    "securityMode",
                                    oneOf("none", "ssl", "starttls")))));

    private static final Shape VACATION = object(
            VacationSettings::new,
            Map.of(
                    "enableAutoReply",
                    bool(),
                    "responseSubject",
                    text(),
                    "responseBodyPlainText",
                    text(),
                    "responseBodyHtml",
                    text(),
                    "restrictToContacts",
                    bool(),
                    "restrictToDomain",
                    bool(),
                    "startTime",
                    time(),
                    "endTime",
                    time()));

    private static final Shape FILE = object(
            GenericJson::new,
            Map.of(
                    "labels",
                    listOf(LABEL),
                    "filters",
                    listOf(FILTER),
                    "sendAs",
                    listOf(SEND_AS),
                    "forwardingAddresses",
                    listOf(text()),
                    "autoForwarding",
                    object(
                            AutoForwarding::new,
                            Map.of("enabled", bool(), "emailAddress", text(), "disposition", oneOf(DISPOSITIONS))),
                    "vacation",
                    VACATION,
                    "imap",
                    object(
                            ImapSettings::new,
                            Map.of(
                                    "enabled",
                                    bool(),
                                    "autoExpunge",
                                    bool(),
                                    "expungeBehavior",
                                    oneOf("archive", "trash", "deleteForever"),
                                    "maxFolderSize",
                                    number())),
                    "pop",
                    object(
                            PopSettings::new,
                            Map.of(
                                    "accessWindow",
                                    oneOf("disabled", "fromNowOn", "allMail"),
                                    "disposition",
                                    oneOf(DISPOSITIONS))),
                    "language",
                    object(LanguageSettings::new, Map.of("displayLanguage", text()))));

    private SettingsFile() {}

    /**
     * Reads YAML, of which JSON is a part.
     *
     * @throws IllegalArgumentException when it is none, or says what can't be
     */
    public static DesiredSettings read(String yaml) {
        LoadSettings strict = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(50)
                .build();
        try {
            return of(new Load(strict).loadFromString(yaml));
        } catch (MarkedYamlEngineException e) {
            // Its whole message quotes the file, which may hold a password.
            String line = e.getProblemMark()
                    .map(Mark::getLine)
                    .map(at -> " in line " + (at + 1))
                    .orElse("");
            throw new IllegalArgumentException("The settings are no YAML: " + e.getProblem() + line);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("The settings are no YAML");
        }
    }

    /**
     * Takes what was read already.
     *
     * @throws IllegalArgumentException when it says what can't be
     */
    public static DesiredSettings of(Object file) {
        if (!(file instanceof Map<?, ?> sections) || sections.isEmpty()) {
            throw new IllegalArgumentException("The settings are empty or no map of sections: see docs/settings.md");
        }
        List<String> problems = new ArrayList<>();
        DesiredSettings desired = DesiredSettings.of((GenericJson) FILE.read("", sections, problems));
        if (problems.isEmpty()) {
            problems.addAll(SettingsRules.problems(desired));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return desired;
    }
}

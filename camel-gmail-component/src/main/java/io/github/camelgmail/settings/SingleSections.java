package io.github.camelgmail.settings;

import com.google.api.client.json.GenericJson;
import com.google.api.services.gmail.model.LanguageSettings;
import com.google.api.services.gmail.model.VacationSettings;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.SettingsMethods;
import io.github.camelgmail.client.GmailClient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Settings that a mailbox has one of: vacation, IMAP, POP and language. */
final class SingleSections {

    private static final String LANGUAGE = "language";

    private final GmailClient client;
    private final Adapted adapted;

    SingleSections(GmailClient client, Adapted adapted) {
        this.client = client;
        this.adapted = adapted;
    }

    /** What a section does not have stays as it is. */
    <T extends GenericJson> CompletableFuture<List<Change>> changes(
            String section, T desired, GmailMethod<T> get, GmailMethod<T> update) {
        return client.execute(GmailCall.of(get)).thenApply(now -> {
            Set<String> fields = new LinkedHashSet<>();
            desired.forEach((field, value) -> {
                if (!Objects.equals(value, standard(value, now.get(field)))) {
                    fields.add(field);
                }
            });
            GenericJson merged = now.clone();
            merged.putAll(desired);
            return changes(section, fields, update, merged);
        });
    }

    /** The whole of it when answers are on: times that are left from another absence would make no sense. */
    CompletableFuture<List<Change>> vacation(VacationSettings desired) {
        if (!Boolean.TRUE.equals(desired.getEnableAutoReply())) {
            return changes("vacation", desired, SettingsMethods.GET_VACATION, SettingsMethods.UPDATE_VACATION);
        }
        return client.execute(GmailCall.of(SettingsMethods.GET_VACATION))
                .thenApply(now ->
                        changes("vacation", differences(desired, now), SettingsMethods.UPDATE_VACATION, desired));
    }

    CompletableFuture<List<Change>> language(LanguageSettings desired) {
        return client.execute(GmailCall.of(SettingsMethods.GET_LANGUAGE)).thenApply(now -> {
            String wanted = desired.getDisplayLanguage();
            boolean same = wanted == null
                    || wanted.equalsIgnoreCase(now.getDisplayLanguage())
                    || adapted.isSame(LANGUAGE, wanted, now.getDisplayLanguage());
            Set<String> fields = same ? Set.of() : Set.of("displayLanguage");
            return changes(LANGUAGE, fields, SettingsMethods.UPDATE_LANGUAGE, desired);
        });
    }

    private List<Change> changes(String section, Set<String> fields, GmailMethod<?> update, GenericJson body) {
        return fields.isEmpty()
                ? List.of()
                : List.of(new Change(
                        SettingsStep.planned(section, "update", "", String.join(", ", fields)),
                        () -> client.execute(GmailCall.of(update).withBody(body))
                                .thenApply(got -> {
                                    remember(body, got);
                                    return null;
                                })));
    }

    private void remember(GenericJson asked, Object got) {
        if (asked instanceof LanguageSettings language && got instanceof LanguageSettings taken) {
            adapted.remember(LANGUAGE, language.getDisplayLanguage(), taken.getDisplayLanguage());
        }
        if (asked instanceof VacationSettings vacation && got instanceof VacationSettings taken) {
            adapted.remember("vacation", vacation.getResponseBodyHtml(), taken.getResponseBodyHtml());
        }
    }

    private Set<String> differences(VacationSettings desired, VacationSettings now) {
        Set<String> fields = new LinkedHashSet<>();
        for (String field : List.of(
                "enableAutoReply",
                "responseSubject",
                "restrictToContacts",
                "restrictToDomain",
                "startTime",
                "endTime")) {
            Object wanted = desired.get(field);
            if (!Objects.equals(plain(wanted), plain(now.get(field)))) {
                fields.add(field);
            }
        }
        String html = desired.getResponseBodyHtml();
        if (html != null) {
            if (!Html.isSame(html, now.getResponseBodyHtml())
                    && !adapted.isSame("vacation", html, now.getResponseBodyHtml())) {
                fields.add("responseBodyHtml");
            }
        } else if (!sameText(desired.getResponseBodyPlainText(), now)) {
            fields.add("responseBodyPlainText");
        }
        return fields;
    }

    /** The HTML, which Gmail may have made of the text, goes before it. */
    private static boolean sameText(String wanted, VacationSettings now) {
        String html = Html.text(now.getResponseBodyHtml());
        String text = String.valueOf(plain(now.getResponseBodyPlainText()));
        String words = wanted == null ? "" : words(wanted);
        return words.equals(html.isEmpty() ? words(now.getResponseBodyPlainText() == null ? "" : text) : html);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Gmail leaves out what is off, empty or 0. */
    private static Object standard(Object wanted, Object now) {
        if (now != null) {
            return now;
        }
        return wanted instanceof Boolean ? Boolean.FALSE : wanted instanceof Integer ? Integer.valueOf(0) : "";
    }

    private static Object plain(Object value) {
        return value == null || "".equals(value) || Boolean.FALSE.equals(value) ? null : value;
    }
}

package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IMAP, POP, language and delegates. */
class OtherSettingsTest {

    private final Conversation gmail = new Conversation();

    private Conversation.Request delegates(String method, String email) {
        return gmail.call("settings.delegates." + method)
                .path("delegateEmail", email)
                .body("{'delegateEmail':'%s'}".formatted(email))
                .delegated();
    }

    @Test
    void imapIsKept() {
        assertThat(gmail.call("settings.getImap").ok().toString())
                .isEqualTo(
                        "{\"enabled\":true,\"autoExpunge\":true,\"expungeBehavior\":\"archive\",\"maxFolderSize\":0}");
        String wanted = "{'enabled':false,'autoExpunge':false,'expungeBehavior':'deleteForever','maxFolderSize':5000}";
        gmail.call("settings.updateImap").body(wanted).ok();
        assertThat(gmail.call("settings.getImap").ok().toString()).isEqualTo(wanted.replace('\'', '"'));

        assertThat(gmail.call("settings.updateImap").body("{'maxFolderSize':7}").error())
                .hasMessage("Invalid maxFolderSize");
        assertThat(gmail.call("settings.updateImap")
                        .body("{'expungeBehavior':'burn'}")
                        .error())
                .hasMessage("Invalid value at 'expunge_behavior' (TYPE_ENUM), \"burn\"");
        assertThat(gmail.call("settings.updateImap").body("{'enabled':'maybe'}").error())
                .hasMessage("Invalid value at 'enabled' (TYPE_BOOL), \"maybe\"");
    }

    @Test
    void popIsKept() {
        assertThat(gmail.call("settings.getPop").ok().toString())
                .isEqualTo("{\"accessWindow\":\"disabled\",\"disposition\":\"leaveInInbox\"}");
        gmail.call("settings.updatePop")
                .body("{'accessWindow':'fromNowOn','disposition':'MARK_READ'}")
                .ok();
        assertThat(gmail.call("settings.getPop").ok().toString())
                .isEqualTo("{\"accessWindow\":\"fromNowOn\",\"disposition\":\"markRead\"}");
        assertThat(gmail.call("settings.updatePop")
                        .body("{'accessWindow':'ajar'}")
                        .error()
                        .code())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"fr,fr", "en-GB,en-GB", "en-US,en", "de-CH,de", "pt,pt-BR", "zh-Hant,zh-TW", "JA,ja"})
    void theNearestLanguageIsKept(String wanted, String kept) {
        assertThat(gmail.call("settings.updateLanguage")
                        .body("{'displayLanguage':'%s'}".formatted(wanted))
                        .ok()
                        .toString())
                .isEqualTo("{\"displayLanguage\":\"" + kept + "\"}");
        assertThat(gmail.call("settings.getLanguage")
                        .ok()
                        .get("displayLanguage")
                        .asText())
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'displayLanguage':'not a tag'}", "{'displayLanguage':'tlh'}"})
    void otherLanguagesAreRefused(String body) {
        assertThat(gmail.call("settings.updateLanguage").body(body).error()).hasMessage("Invalid displayLanguage");
    }

    @Test
    void delegatesAreColleaguesAndNeedNotAgree() {
        gmail.system.createMailbox("boss@here.example");
        assertThat(gmail.call("settings.delegates.list").delegated().ok().toString())
                .isEqualTo("{}");

        assertThat(delegates("create", "Boss@here.example").ok().toString())
                .isEqualTo("{\"delegateEmail\":\"boss@here.example\",\"verificationStatus\":\"accepted\"}");
        assertThat(gmail.call("settings.delegates.list").delegated().ok().get("delegates"))
                .hasSize(1);
        assertThat(delegates("get", "boss@here.example")
                        .ok()
                        .get("verificationStatus")
                        .asText())
                .isEqualTo("accepted");
        assertThat(delegates("create", "boss@here.example").error().code()).isEqualTo(409);
        assertThat(delegates("create", "boss+x@here.example").error()).hasMessage("Invalid delegate");
        assertThat(delegates("create", "me@here.example").error()).hasMessage("Invalid delegate");
        assertThat(delegates("delete", "boss@here.example").answer().code()).isEqualTo(204);
        assertThat(delegates("delete", "boss@here.example").error().code()).isEqualTo(404);
        assertThat(delegates("get", "boss@here.example").error().code()).isEqualTo(404);
    }

    @Test
    void noMoreThan25Delegates() {
        for (int i = 0; i <= 25; i++) {
            gmail.system.createMailbox("colleague" + i + "@here.example");
        }
        for (int i = 0; i < 25; i++) {
            delegates("create", "colleague" + i + "@here.example").ok();
        }
        assertThat(delegates("create", "colleague25@here.example").error()).hasMessage("Too many delegates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "get", "create", "delete"})
    void usersMayNotEvenReadDelegates(String method) {
        assertThat(gmail.call("settings.delegates." + method).error())
                .hasMessage("Access restricted to service accounts that have been delegated domain-wide authority");
    }
}

package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.gmail.model.AutoForwarding;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.simulator.settings.Disposition;
import io.github.camelgmail.simulator.settings.SendAs;
import io.github.camelgmail.simulator.settings.VacationSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that take several calls are one step of a route. */
class SettingsOperationsTest extends RouteTest {

    private static final String SCOPE = "https://www.googleapis.com/auth/gmail.";
    private static final String ALIAS = "sales@example.com";

    @BeforeEach
    void actAsADelegatedServiceAccount() {
        options(context)
                .setAccessToken(GMAIL.simulator()
                        .tokens()
                        .issueDelegated(AMY, SCOPE + "settings.basic", SCOPE + "settings.sharing"));
    }

    @Test
    void aSignatureIsThatOfTheMailboxesOwnAddress() {
        amy().settings().sendAs().create(alias(ALIAS));

        call("gmail:me?operation=settings.signature", "<b>Amy</b>, Sales", Map.of());

        assertThat(signature(AMY)).isEqualTo("<b>Amy</b>, Sales");
        assertThat(signature(ALIAS)).isEmpty();
    }

    @Test
    void aSignatureIsThatOfTheAliasThatIsNamed() {
        amy().settings().sendAs().create(alias(ALIAS));

        call("gmail:me?operation=settings.signature&sendAsEmail=" + ALIAS, "Sales", Map.of());

        assertThat(signature(AMY)).isEmpty();
        assertThat(signature(ALIAS)).isEqualTo("Sales");
    }

    @Test
    void aSignatureOfPlainTextLooksAsItWasWritten() {
        call("gmail:me?operation=settings.signature&contentType=text/plain", "Amy & Co <sales>\nBerlin\n", Map.of());

        assertThat(signature(AMY)).containsSubsequence("Amy &amp; Co &lt;sales&gt;", "<br>", "Berlin");
    }

    @Test
    void anEmptySignatureClearsIt() {
        call("gmail:me?operation=settings.signature", "Amy", Map.of());
        call("gmail:me?operation=settings.signature", "", Map.of());

        assertThat(signature(AMY)).isEmpty();
    }

    @Test
    void aConsumedMailIsNoSignature() {
        assertThatThrownBy(() -> call("gmail:me?operation=settings.signature", new Message(), Map.of()))
                .rootCause()
                .hasMessage("Operation settings.signature needs a text as its body: found " + Message.class.getName());
        assertThatThrownBy(() -> call("gmail:me?operation=settings.signature", null, Map.of()))
                .rootCause()
                .hasMessageContaining("CamelGmailSignature");
    }

    @Test
    void aServiceAccountAsksForTheScopeThatAnAliasTakes() {
        amy().settings().sendAs().create(alias(ALIAS));
        useServiceAccount("settings.basic", "settings.sharing");
        String uri = "gmail:" + AMY + "?operation=settings.signature";

        call(uri, "Amy", Map.of());
        call(uri + "&sendAsEmail=" + ALIAS, "Sales", Map.of());

        assertThat(signature(AMY)).isEqualTo("Amy");
        assertThat(signature(ALIAS)).isEqualTo("Sales");
    }

    @Test
    void vacationTakesItsAnswerAndTimesInOneStep() {
        call(
                "gmail:me?operation=settings.vacation&responseSubject=Away&restrictToContacts=true"
                        + "&startTime=2026-12-24T00:00:00+01:00&endTime=2027-01-02T00:00:00+01:00",
                "Back in January.",
                Map.of());

        assertThat(amy().settings().vacation())
                .isEqualTo(new VacationSettings(
                        true,
                        "Away",
                        "Back in January.",
                        null,
                        true,
                        false,
                        Instant.parse("2026-12-23T23:00:00Z").toEpochMilli(),
                        Instant.parse("2027-01-01T23:00:00Z").toEpochMilli()));
    }

    @Test
    void vacationTakesHtml() {
        call("gmail:me?operation=settings.vacation&contentType=text/html", "<b>Back</b> in January.", Map.of());

        assertThat(amy().settings().vacation().responseBodyHtml()).isEqualTo("<b>Back</b> in January.");
    }

    @Test
    void vacationEndsAndKeepsItsText() {
        call("gmail:me?operation=settings.vacation", "Back in January.", Map.of());
        call("gmail:me?operation=settings.vacation&enableAutoReply=false", null, Map.of());

        VacationSettings vacation = amy().settings().vacation();
        assertThat(vacation.enableAutoReply()).isFalse();
        assertThat(vacation.responseBodyPlainText()).isEqualTo("Back in January.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    startTime=2026-12-24T00:00:00                              | startTime
                    startTime=2026-12-24                                       | ISO 8601 time with offset
                    startTime=2026-12-24T00:00:00Z&endTime=2026-12-23T00:00:00Z | a time after startTime
                    contentType=application/pdf                                | text/plain, text/html
                    """)
    void vacationThatMakesNoSenseIsRefused(String options, String message) {
        assertThatThrownBy(() -> call("gmail:me?operation=settings.vacation&" + options, "Away", Map.of()))
                .rootCause()
                .hasMessageContaining(message);

        assertNothingWritten();
    }

    @Test
    void vacationWithoutAnAnswerIsRefused() {
        assertThatThrownBy(() -> call("gmail:me?operation=settings.vacation", " ", Map.of()))
                .rootCause()
                .hasMessageContaining("needs a body or the option responseSubject");
    }

    @Test
    void forwardingToTheOwnDomainStartsAtOnce() {
        Exchange answer = send("gmail:me?operation=settings.forward&emailAddress=archive@example.com");

        assertThat(answer.getMessage().getHeader(GmailConstants.FORWARDING_STATUS))
                .isEqualTo("enabled");
        assertThat(amy().settings().forwarding().autoForwarding().enabled()).isTrue();
        assertThat(amy().settings().forwarding().autoForwarding().disposition()).isEqualTo(Disposition.LEAVE_IN_INBOX);
    }

    @Test
    void forwardingElsewhereWaitsForTheOwnersConsent() {
        String uri = "gmail:me?operation=settings.forward&disposition=archive&emailAddress=" + BOB;

        Exchange first = send(uri);
        assertThat(first.getMessage().getHeader(GmailConstants.FORWARDING_STATUS))
                .isEqualTo("pending");
        assertThat(first.getMessage().getBody(AutoForwarding.class).getEnabled())
                .isNotEqualTo(true);
        assertThat(GMAIL.simulator().requests().calls("settings.updateAutoForwarding"))
                .isZero();

        amy().settings().forwarding().accept(BOB);
        Exchange second = send(uri);
        assertThat(second.getMessage().getHeader(GmailConstants.FORWARDING_STATUS))
                .isEqualTo("enabled");
        assertThat(amy().settings().forwarding().autoForwarding().emailAddress())
                .isEqualTo(BOB);
        assertThat(GMAIL.simulator().requests().calls("settings.forwardingAddresses.create"))
                .isEqualTo(1);
    }

    @Test
    void forwardingThatIsOnStaysWhileAnotherAddressIsPending() {
        send("gmail:me?operation=settings.forward&emailAddress=archive@example.com");

        Exchange answer = send("gmail:me?operation=settings.forward&emailAddress=" + BOB);

        assertThat(answer.getMessage().getBody(AutoForwarding.class).getEmailAddress())
                .isEqualTo("archive@example.com");
        assertThat(amy().settings().forwarding().autoForwarding().enabled()).isTrue();
    }

    @Test
    void forwardingToAnAddressThatMayNotBeUsedYetSaysWhatIsMissing() {
        String all =
                "gmail:me?operation=settings.updateAutoForwarding&enabled=true&disposition=archive&emailAddress=" + BOB;
        String some =
                "gmail:me?operation=settings.filters.create&criteria=RAW({\"from\":\"carl\"})&action=RAW({\"forward\":\""
                        + BOB + "\"})";

        for (String uri : List.of(all, some)) {
            assertThat(send(uri).getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(uri.equals(all) ? "Invalid emailAddress" : "Invalid action.forward")
                    .hasMessageContaining("none of the mailbox's forwarding addresses")
                    .hasMessageContaining("settings.forwardingAddresses.create");
        }
        amy().settings().forwarding().create(BOB);
        for (String uri : List.of(all, some)) {
            assertThat(send(uri).getException())
                    .hasMessageContaining("verification status is 'pending'")
                    .hasMessageContaining("its owner has to agree")
                    .hasCauseInstanceOf(GmailException.class);
        }
        assertThat(amy().settings().forwarding().autoForwarding().enabled()).isFalse();
        amy().settings().forwarding().accept(BOB);
        for (String uri : List.of(all, some)) {
            assertThat(send(uri).getException()).isNull();
        }
    }

    @Test
    void forwardingEnds() {
        send("gmail:me?operation=settings.forward&emailAddress=archive@example.com");

        Exchange answer = send("gmail:me?operation=settings.forward&enabled=false");

        assertThat(answer.getMessage().getHeader(GmailConstants.FORWARDING_STATUS))
                .isEqualTo("disabled");
        assertThat(amy().settings().forwarding().autoForwarding().enabled()).isFalse();
    }

    @Test
    void aUsersConsentDoesNotSufficeForForwarding() {
        options(context)
                .setAccessToken(
                        GMAIL.simulator().tokens().issue(AMY, SCOPE + "settings.basic", SCOPE + "settings.sharing"));

        Exchange answer = send("gmail:me?operation=settings.forward&emailAddress=archive@example.com");

        assertThat(answer.getException(GmailException.class))
                .hasMessageContaining("can't be called for a user who has consented")
                .hasMessageContaining("domain-wide delegation");
    }

    @Test
    void aServiceAccountNeedsNoMoreScopesThanForwardingDoes() {
        useServiceAccount("settings.basic", "settings.sharing");

        Exchange answer = send("gmail:" + AMY + "?operation=settings.forward&emailAddress=archive@example.com");

        assertThat(answer.getException()).isNull();
    }

    private void useServiceAccount(String... scopes) {
        String json = GMAIL.simulator()
                .serviceAccountJson(
                        "robot@project.iam.gserviceaccount.com",
                        List.of(scopes).stream().map(SCOPE::concat).toArray(String[]::new));
        options(context).setAccessToken(null);
        options(context)
                .setCredentials("base64:" + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    private Exchange send(String uri) {
        context.start();
        return template.request(uri, exchange -> {});
    }

    private static String signature(String email) {
        return amy().settings().sendAs().require(email).signature();
    }

    private static SendAs alias(String email) {
        return new SendAs(email, null, null, null, null, null, null, null, null);
    }

    private static void assertNothingWritten() {
        assertThat(GMAIL.simulator().requests().all())
                .allMatch(request -> request.verb().equals("GET"));
    }
}

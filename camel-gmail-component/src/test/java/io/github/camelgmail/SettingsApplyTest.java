package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgmail.settings.SettingsStep;
import io.github.camelgmail.settings.SettingsStep.Status;
import io.github.camelgmail.simulator.mailbox.Label;
import io.github.camelgmail.simulator.settings.Filter;
import io.github.camelgmail.simulator.settings.SendAs;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of settings is compared with a mailbox and applied to it. */
class SettingsApplyTest extends RouteTest {

    private static final String APPLY = "gmail:" + AMY + "?operation=settings.apply";

    private static final String EVERYTHING = """
            labels:
              - name: Invoices/2026
                color: {textColor: "#FFFFFF", backgroundColor: "#16a766"}
                labelListVisibility: labelShowIfUnread
              - name: Newsletters
                messageListVisibility: hide
            filters:
              - criteria: {from: billing@example.net, hasAttachment: true}
                action: {addLabelIds: [invoices/2026, STARRED], removeLabelIds: [INBOX]}
              - criteria: {query: "list:news", excludeChats: false}
                action: {addLabelIds: [Newsletters], forward: Archive@example.com}
            sendAs:
              - sendAsEmail: me
                displayName: Amy
                signature: |
                  <div dir="ltr"><b onclick="alert(1)">Amy</b>
                  <script>alert(2)</script> <a href="https://example.com">Shop</a></div>
              - sendAsEmail: Sales@example.com
                displayName: Sales
                replyToAddress: amy@example.com
                treatAsAlias: true
                isDefault: true
            forwardingAddresses: [backup@example.com]
            autoForwarding: {enabled: true, emailAddress: archive@example.com, disposition: archive}
            vacation:
              enableAutoReply: true
              responseSubject: Away
              responseBodyHtml: <p>Back in <b>January</b><script>x</script></p>
              startTime: 2026-12-24T00:00:00+01:00
              endTime: 2027-01-02T00:00:00+01:00
            imap: {enabled: false, maxFolderSize: 1000}
            pop: {accessWindow: allMail, disposition: trash}
            language: {displayLanguage: de-AT}
            """;

    @BeforeEach
    void useServiceAccount() {
        String scope = "https://www.googleapis.com/auth/gmail.";
        String json = GMAIL.simulator()
                .serviceAccountJson(
                        "robot@project.iam.gserviceaccount.com",
                        scope + "labels",
                        scope + "settings.basic",
                        scope + "settings.sharing");
        options(context).setAccessToken(null);
        options(context)
                .setCredentials("base64:" + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anEmptyMailboxGetsAllOfIt() {
        List<SettingsStep> steps = apply(EVERYTHING);

        assertThat(steps).allMatch(step -> step.status() == Status.DONE);
        Label invoices = amy().labels().byName("Invoices/2026").orElseThrow();
        assertThat(invoices.labelListVisibility()).isEqualTo("labelShowIfUnread");
        assertThat(amy().labels().byName("Newsletters").orElseThrow().messageListVisibility())
                .isEqualTo("hide");
        assertThat(amy().settings().filters().list())
                .extracting(filter -> filter.action().added())
                .containsExactly(
                        List.of(invoices.id(), "STARRED"),
                        List.of(amy().labels()
                                .byName("Newsletters")
                                .orElseThrow()
                                .id()));
        assertThat(amy().settings().sendAs().require(AMY).signature())
                .contains("<b>Amy</b>")
                .doesNotContain("alert");
        assertThat(amy().settings().sendAs().defaultAlias().sendAsEmail()).isEqualTo("sales@example.com");
        assertThat(amy().settings().forwarding().list()).hasSize(2);
        assertThat(amy().settings().forwarding().autoForwarding().enabled()).isTrue();
        assertThat(amy().settings().vacation().enableAutoReply()).isTrue();
        assertThat(amy().settings().imap().enabled()).isFalse();
        assertThat(amy().settings().language().displayLanguage()).isEqualTo("de");
    }

    @Test
    void appliedTwiceTheSecondDoesNothing() {
        apply(EVERYTHING);
        GMAIL.simulator().requests().clear();

        assertThat(apply(EVERYTHING)).isEmpty();

        assertNothingWritten();
    }

    @Test
    void aSignatureThatGmailCleanedIsNoDifferenceAfterARestart() {
        String file = EVERYTHING.substring(0, EVERYTHING.indexOf("language:"));
        apply(file);
        GmailConfiguration same = options(context);
        context.stop();
        context = context();
        context.getComponent("gmail", GmailComponent.class).setConfiguration(same);
        template = context.createProducerTemplate();
        GMAIL.simulator().requests().clear();

        assertThat(apply(file)).isEmpty();

        assertNothingWritten();
    }

    @Test
    void aDryRunTellsTheStepsAndChangesNothing() {
        context.start();
        Exchange answer = template.request(APPLY + "&dryRun=true", exchange -> exchange.getMessage()
                .setBody(new ByteArrayInputStream(EVERYTHING.getBytes(StandardCharsets.UTF_8))));

        List<?> steps = answer.getMessage().getBody(List.class);
        assertThat(steps).extracting(Object::toString).contains("create labels Invoices/2026: planned");
        assertThat(answer.getMessage().getHeader(GmailConstants.CHANGES)).isEqualTo(steps.size());
        assertNothingWritten();
    }

    @Test
    void aFullMailboxKeepsWhatTheFileDoesNotHave() {
        fillMailbox();

        List<SettingsStep> steps = apply("""
                labels: [{name: OLD, labelListVisibility: labelHide}]
                filters: [{criteria: {subject: report}, action: {addLabelIds: [old]}}]
                """);

        assertThat(steps)
                .extracting(SettingsStep::toString)
                .containsExactly(
                        "update labels Old (labelListVisibility): done",
                        "create filters {subject=report} ({addLabelIds=[old]}): done");
        assertThat(amy().labels().byName("Unused")).isPresent();
        assertThat(amy().settings().filters().list()).hasSize(2);
    }

    @Test
    void pruneDeletesWhatTheFileDoesNotHaveInItsSections() {
        fillMailbox();
        amy().settings().forwarding().create("archive@example.com");

        List<SettingsStep> steps = apply(APPLY + "&prune=true", """
                labels: []
                filters: [{criteria: {subject: report}, action: {addLabelIds: [Old]}}]
                sendAs: [{sendAsEmail: me}]
                """);

        assertThat(steps).allMatch(step -> step.status() == Status.DONE);
        assertThat(amy().labels().byName("Unused")).isEmpty();
        assertThat(amy().labels().byName("Old")).as("It is used by a filter").isPresent();
        assertThat(amy().settings().filters().list())
                .extracting(Filter::criteria)
                .extracting(criteria -> criteria.subject())
                .containsExactly("report");
        assertThat(amy().settings().sendAs().list()).hasSize(1);
        assertThat(amy().settings().forwarding().list())
                .as("No section of the file")
                .hasSize(1);
    }

    @Test
    void whatIsPendingIsReportedAndEnablesNothing() {
        String file = """
                sendAs: [{sendAsEmail: bob@example.org, isDefault: true}]
                autoForwarding: {enabled: true, emailAddress: bob@example.org}
                filters: [{criteria: {from: carl}, action: {forward: bob@example.org}}]
                vacation: {enableAutoReply: true, responseSubject: Away}
                """;

        List<SettingsStep> first = apply(file);
        assertThat(first)
                .extracting(SettingsStep::status)
                .containsExactly(
                        Status.PENDING, Status.PENDING, Status.PENDING, Status.PENDING, Status.PENDING, Status.DONE);
        assertThat(amy().settings().forwarding().autoForwarding().enabled()).isFalse();
        assertThat(amy().settings().filters().list()).isEmpty();
        assertThat(amy().settings().sendAs().defaultAlias().sendAsEmail()).isEqualTo(AMY);
        assertThat(amy().settings().vacation().enableAutoReply()).isTrue();

        GMAIL.simulator().requests().clear();
        assertThat(apply(file)).isNotEmpty().allMatch(step -> step.status() == Status.PENDING);
        assertNothingWritten();

        amy().settings().forwarding().accept(BOB);
        amy().settings().sendAs().accept(BOB);
        assertThat(apply(file)).isNotEmpty().allMatch(step -> step.status() == Status.DONE);
        assertThat(amy().settings().forwarding().autoForwarding().enabled()).isTrue();
        assertThat(apply(file)).isEmpty();
    }

    @Test
    void aStepThatFailsIsNoMatterToTheOthers() {
        options(context).setCredentials(null);
        options(context)
                .setAccessToken(GMAIL.simulator()
                        .tokens()
                        .issue(
                                AMY,
                                "https://www.googleapis.com/auth/gmail.settings.basic",
                                "https://www.googleapis.com/auth/gmail.settings.sharing"));
        context.start();

        Exchange answer = template.request("gmail:me?operation=settings.apply", exchange -> exchange.getMessage()
                .setBody("""
                        forwardingAddresses: [archive@example.com]
                        imap: {enabled: false}
                        """));

        List<?> steps = answer.getMessage().getBody(List.class);
        assertThat(steps.get(0).toString())
                .startsWith("create forwardingAddresses archive@example.com: failed, ")
                .contains("domain-wide delegation");
        assertThat(steps.get(1)).hasToString("update imap (enabled): done");
        assertThat(answer.getMessage().getHeader(GmailConstants.FAILURES)).isEqualTo(1);
    }

    @Test
    void theExampleOfTheDocumentationRuns() throws Exception {
        String page = Files.readString(Path.of("../docs/settings.md"));
        String example = page.substring(page.indexOf("```yaml\nlabels:") + 8);
        String file = example.substring(0, example.indexOf("```"));

        assertThat(apply(file)).isNotEmpty().allMatch(step -> step.status() == Status.DONE);
        assertThat(apply(file)).isEmpty();
    }

    @Test
    void aMapIsAFileToo() {
        context.start();
        template.requestBody(APPLY, Map.of("labels", List.of(Map.of("name", "Invoices"))));

        assertThat(amy().labels().byName("Invoices")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {lables: []}                                                    | Unknown key lables, allowed: labels,
                    {labels: [{nmae: x}]}                                           | Unknown key nmae in labels[0], allowed: name,
                    {labels: [{name: inbox}]}                                       | Invalid labels[0].name: found 'inbox', which is a label of Gmail's own
                    {labels: [{name: A}, {name: a}]}                                | found 'a' twice
                    {labels: [{name: A, color: {textColor: red, backgroundColor: '#ffffff'}}]} | Invalid labels[0].color.textColor: found 'red', allowed: #000000
                    {labels: [{name: A, labelListVisibility: show}]}                | allowed: labelShow, labelShowIfUnread, labelHide
                    {filters: [{criteria: {from: a}, action: {addLabelIds: [A, B]}}]} | Invalid filters[0].action.addLabelIds: found A, B, allowed: one user label
                    {filters: [{criteria: {from: a}, action: {addLabelIds: [Nowhere]}}]} | Unknown label in filters: found Nowhere
                    {vacation: {startTime: 2026-12-24T00:00:00}}                    | Invalid vacation.startTime: found '2026-12-24T00:00:00', allowed: an ISO 8601 time with offset
                    {vacation: {startTime: 2026-12-24}}                             | an ISO 8601 time with offset
                    {imap: {enabled: maybe}}                                        | Invalid imap.enabled: found 'maybe', allowed: true or false
                    {labels: [{name: A}], labels: []}                               | The settings are no YAML
                    nothing                                                         | The settings are empty or no map of sections
                    """)
    void anImpossibleFileIsRefusedBeforeAnythingIsWritten(String yaml, String message) {
        assertThatThrownBy(() -> apply(yaml)).rootCause().hasMessageContaining(message);

        assertNothingWritten();
    }

    @Test
    void aPasswordIsNowhereToBeSeen() {
        List<SettingsStep> steps = apply("""
                sendAs:
                  - sendAsEmail: bob@example.org
                    smtpMsa: {host: smtp.example.org, port: 587, username: bob, password: hidden1, securityMode: starttls}
                """);
        assertThat(steps.toString()).doesNotContain("hidden1");

        assertThatThrownBy(() -> apply("sendAs: [{smtpMsa: {password: hidden1, password: hidden2}}]"))
                .rootCause()
                .hasMessageStartingWith("The settings are no YAML")
                .hasMessageNotContaining("hidden");
    }

    private void fillMailbox() {
        Label old = amy().labels().create("Old");
        amy().labels().create("Unused");
        amy().settings()
                .sendAs()
                .create(new SendAs("sales@example.com", null, null, null, null, null, null, null, null));
        context.start();
        template.requestBody(
                "gmail:" + AMY + "?operation=settings.filters.create",
                Map.of("criteria", Map.of("from", "carl"), "action", Map.of("addLabelIds", List.of(old.id()))));
        GMAIL.simulator().requests().clear();
    }

    private List<SettingsStep> apply(String yaml) {
        return apply(APPLY, yaml);
    }

    @SuppressWarnings("unchecked")
    private List<SettingsStep> apply(String uri, String yaml) {
        return (List<SettingsStep>) call(uri, yaml, Map.of());
    }

    private static void assertNothingWritten() {
        assertThat(GMAIL.simulator().requests().all().stream()
                        .filter(request -> !request.method().equals("token")))
                .allMatch(request -> request.verb().equals("GET"));
    }
}

package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Message;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operation does not take is refused before a call; what a route has left over is not. */
class ArgumentCheckTest extends RouteTest {

    @Test
    void anOptionOfAnotherOperationStopsTheRouteFromBeingMade() throws Exception {
        route(context, "direct:read", "gmail:me?operation=messages.get&addLabelIds=Work");

        assertThatThrownBy(() -> context.start())
                .hasStackTraceContaining(
                        "Invalid option addLabelIds: found with the operation messages.get, which takes "
                                + "fields, format, messageId, metadataHeaders, streamDownload");
    }

    @Test
    void everyOperationIsHeldToWhatItTakes() {
        for (String uri : List.of(
                "gmail:me?labelIds=INBOX",
                "gmail:me?format=full",
                "gmail:me?operation=messages.list&messageId=1",
                "gmail:me?operation=messages.list&streamDownload=true",
                "gmail:me?operation=labels.list&q=x",
                "gmail:me?operation=drafts.create&labelIds=INBOX",
                "gmail:me?operation=drafts.send&sendMode=draft",
                "gmail:me?operation=messages.insert&sendMode=draft",
                "gmail:me?operation=reply&forwardAs=inline",
                "gmail:me?operation=forward&quote=true",
                "gmail:me?operation=getProfile&limit=1")) {
            String option = uri.replaceFirst(".*[?&](\\w+)=[^&]*$", "$1");
            assertThatThrownBy(() -> call(uri, "text", Map.of()))
                    .as(uri)
                    .hasStackTraceContaining("Invalid option " + option + ": found with the operation");
        }
        assertThat(GMAIL.simulator().requests().all()).isEmpty();
    }

    @Test
    void theOperationOfAHeaderCounts() {
        String id = amy().receive(mail("hello", "")).id();
        String uri = "gmail:me?addLabelIds=STARRED&messageId=" + id;

        call(uri, null, Map.of(GmailConstants.OPERATION, "messages.modify"));

        assertThat(amy().message(id).orElseThrow().labelIds()).contains("STARRED");
        assertThatThrownBy(() -> call(uri, null, Map.of(GmailConstants.OPERATION, "messages.trash")))
                .hasStackTraceContaining("Invalid option addLabelIds");
        assertThatThrownBy(() -> call(uri, null, Map.of())).hasStackTraceContaining("Invalid option addLabelIds");
    }

    @Test
    void theComponentsDefaultsAreForAllOperations() {
        options(context).setLimit(1);
        options(context).setLabelIds("INBOX");

        assertThat(call("gmail:me?operation=getProfile", null, Map.of())).isNotNull();
    }

    @Test
    void aMisspelledHeaderIsRefusedAndALeftOverOneIsNot() {
        String id = amy().receive(mail("hello", "")).id();
        String uri = "gmail:me?operation=messages.modify&addLabelIds=STARRED&messageId=" + id;

        assertThatThrownBy(() -> call(uri, null, Map.of("CamelGmailAddLabelId", "Work")))
                .cause()
                .hasMessageContainingAll("Unknown header CamelGmailAddLabelId", "CamelGmailAddLabelIds");
        assertThat(amy().message(id).orElseThrow().labelIds()).doesNotContain("STARRED");

        call(
                uri,
                null,
                Map.of(
                        "CamelGmailLabelId", "Label_404",
                        "camelgmailmessagesnippet", "hello",
                        "CamelGmailQuote", "perhaps",
                        "CamelGmailMaxResults", "-7",
                        "CamelGoogleMail", "another component's"));
        assertThat(amy().message(id).orElseThrow().labelIds()).contains("STARRED");
    }

    @Test
    void everyHeaderOfTheComponentIsKnown() throws Exception {
        List<Object> declared = new ArrayList<>();
        for (Field field : GmailConstants.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getName().equals("PREFIX")) {
                declared.add(field.get(null));
            }
        }

        assertThat(GmailConstants.ALL)
                .containsExactlyInAnyOrderElementsOf(
                        declared.stream().map(String::valueOf).toList());
    }

    @Test
    void aDraftWithLabelsIsRefused() {
        Message labelled = new Message().encodeRaw(mail("a", "b")).setLabelIds(List.of("INBOX"));

        for (Object body : List.of(labelled, new Draft().setMessage(labelled))) {
            assertThatThrownBy(() -> call("gmail:me?operation=drafts.create", body, Map.of()))
                    .hasStackTraceContaining("Invalid labelIds of a draft: found 'INBOX'");
        }
        assertThat(amy().messages()).isEmpty();
    }

    @Test
    void malformedAddressesAreRefused() {
        for (String options : List.of(
                "settings.forwardingAddresses.create&forwardingEmail=nobody",
                "settings.delegates.create&delegateEmail=a@b@c",
                "settings.delegates.get&delegateEmail=nobody",
                "settings.sendAs.create&sendAsEmail=nobody",
                "settings.sendAs.patch&sendAsEmail=me@example.com&replyToAddress=nobody",
                "settings.updateAutoForwarding&emailAddress=nobody",
                "settings.filters.create&action=RAW({\"forward\":\"nobody\"})")) {
            assertThatThrownBy(() -> call("gmail:me?operation=" + options, null, Map.of()))
                    .as(options)
                    .hasStackTraceContaining("allowed: one address, as jane@example.org");
        }
        assertThat(GMAIL.simulator().requests().all()).isEmpty();
    }
}

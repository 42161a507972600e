package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** {@code toD}, whose URI the route computes for each exchange. */
class DynamicEndpointTest extends RouteTest {

    @Test
    void oneEndpointServesAllValues() throws Exception {
        dynamic(
                "gmail:me?operation=messages.modify&messageId=${body}&addLabelIds=${header.label}&removeLabelIds=UNREAD");
        String[] labels = {"STARRED", "IMPORTANT", "Two Words & more"};
        amy().labels().create(labels[2]);
        List<String> ids = new ArrayList<>();
        for (String label : labels) {
            ids.add(amy().receive(mail(label, "")).id());
            Exchange done = request(ids.get(ids.size() - 1), Map.of("label", "RAW(" + label + ")"));
            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getHeaders()).doesNotContainKey("CamelGmailAddLabelIds");
        }

        for (int i = 0; i < labels.length; i++) {
            String id = amy().labels().byName(labels[i]).orElseThrow().id();
            assertThat(amy().message(ids.get(i)).orElseThrow().labelIds())
                    .contains(id)
                    .doesNotContain("UNREAD");
        }
        assertThat(context.getEndpoints())
                .filteredOn(GmailEndpoint.class::isInstance)
                .hasSize(1);
    }

    @Test
    void whatTheRouteComputesGoesBeforeAnIdThatIsLeftOver() throws Exception {
        dynamic("gmail:${header.mailbox}?operation=${header.operation}&messageId=${header.id}");
        StoredMessage consumed = amy().receive(mail("consumed", ""));
        StoredMessage other = amy().receive(mail("other", ""));

        Exchange done = request(
                "text",
                Map.of(
                        "mailbox",
                        AMY,
                        "operation",
                        "messages.get",
                        "id",
                        other.id(),
                        GmailConstants.MESSAGE_ID,
                        consumed.id()));

        assertThat(done.getMessage().getBody(Message.class).getId()).isEqualTo(other.id());
    }

    @Test
    void mailJoinsTheThreadThatTheRouteComputes() throws Exception {
        dynamic("gmail:me?to=${header.to}&subject=RAW(${header.subject})&threadId=${header.thread}");
        StoredMessage question = amy().receive(mail("question", ""));

        for (String subject : List.of("Re: question", "Re: 100 % sure & more")) {
            Map<String, Object> headers = Map.of("to", BOB, "subject", subject, "thread", question.threadId());
            assertThat(request("text", headers).getException()).isNull();
        }

        assertThat(amy().thread(question.threadId()).orElseThrow().messages()).hasSize(3);
        assertThat(bob().messages())
                .extracting(message -> message.mail().header("Subject").orElseThrow())
                .containsExactlyInAnyOrder("Re: question", "Re: 100 % sure & more");
        assertThat(context.getEndpoints())
                .filteredOn(GmailEndpoint.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aComputedOptionIsCheckedLikeAnyOther() throws Exception {
        dynamic("gmail:me?operation=messages.get&addLabelIds=${body}");

        assertThat(request("STARRED", Map.of()).getException()).hasMessageContaining("Invalid option addLabelIds");
    }

    @Test
    void aProducerMayStartWithItsFirstMessage() throws Exception {
        route(context, "direct:lazy", "gmail:me?lazyStartProducer=true&operation=messages.get&addLabelIds=x");
        route2("direct:good", "gmail:me?lazyStartProducer=true&operation=getProfile");
        context.start();

        assertThat(template.request("direct:lazy", exchange -> {}).getException())
                .hasMessageContaining("Invalid option addLabelIds");
        assertThat(template.request("direct:good", exchange -> {}).getException())
                .isNull();
    }

    @Test
    void aRouteIsEnrichedByACall() throws Exception {
        amy().receive(mail("hello", ""));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich").enrich("gmail:me?operation=messages.list", (mine, theirs) -> {
                    mine.getMessage()
                            .setHeader(
                                    "count",
                                    theirs.getMessage().getBody(List.class).size());
                    return mine;
                });
            }
        });
        context.start();

        Exchange done = template.request(
                "direct:enrich", exchange -> exchange.getMessage().setBody("kept"));

        assertThat(done.getMessage().getBody()).isEqualTo("kept");
        assertThat(done.getMessage().getHeader("count")).isEqualTo(1);
    }

    private void dynamic(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD(uri);
            }
        });
        context.start();
    }

    private void route2(String from, String to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        });
    }

    private Exchange request(Object body, Map<String, Object> headers) {
        return template.request("direct:dynamic", exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
    }
}

package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.mailbox.StoredMessage;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** A route that fetches one message when it wants one. */
class PollEnrichTest extends RouteTest {

    private static final String INVOICES = "gmail:me?q=subject:invoice&delay=50";

    @Test
    void theNewestThatMatchesIsGivenEachTime() throws Exception {
        amy().receive(mail("invoice old", "old"));
        StoredMessage newest = amy().receive(mail("invoice new", "new"));
        amy().receive(mail("other", "other"));
        polling(INVOICES, 0);

        for (int i = 0; i < 2; i++) {
            Exchange enriched = request();
            assertThat(enriched.getMessage().getBody(String.class)).isEqualTo("new");
            assertThat(enriched.getMessage().getHeader(GmailConstants.MESSAGE_ID))
                    .isEqualTo(newest.id());
        }
        assertThat(folder.resolve("checkpoints")).doesNotExist();
    }

    @Test
    void eachComesOnceWhereItIsMarked() throws Exception {
        for (int i = 0; i < 3; i++) {
            amy().receive(mail("invoice " + i, "text " + i));
        }
        polling("gmail:me?labelIds=UNREAD&markAsRead=true", 0);

        for (int i = 2; i >= 0; i--) {
            assertThat(request().getMessage().getBody(String.class)).isEqualTo("text " + i);
            int unread = i;
            await().until(() -> amy().messages().stream()
                            .filter(message -> message.labelIds().contains("UNREAD"))
                            .count()
                    == unread);
        }
        assertThat(request().getMessage().getBody()).isNull();
    }

    @Test
    void aRouteThatFailsLeavesTheMessageAsItWas() throws Exception {
        String id = amy().receive(mail("invoice", "text")).id();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:poll").pollEnrich(INVOICES + "&trash=true", 0).throwException(new IllegalStateException());
            }
        });
        context.start();

        assertThat(request().getException()).isInstanceOf(IllegalStateException.class);

        assertThat(amy().message(id).orElseThrow().labelIds()).contains("INBOX");
    }

    @Test
    void withoutOneTheBodyIsNullAfterTheTimeout() throws Exception {
        polling(INVOICES, 200);

        assertThat(request().getMessage().getBody()).isNull();
        amy().receive(mail("invoice", "late"));
        assertThat(request().getMessage().getBody(String.class)).isEqualTo("late");
    }

    @Test
    void oneThatArrivesWhileTheRouteWaitsIsGiven() throws Exception {
        polling(INVOICES, 20_000);

        CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(this::request);
        await().until(() -> !GMAIL.simulator().requests().of("messages.list").isEmpty());
        amy().receive(mail("invoice", "awaited"));

        assertThat(waiting.get(15, TimeUnit.SECONDS).getMessage().getBody(String.class))
                .isEqualTo("awaited");
    }

    @Test
    void draftsAndSentMailAreLeftOut() throws Exception {
        amy().receive(mail("invoice", "received"));
        call("gmail:me?to=" + BOB + "&subject=invoice", "sent", Map.of());
        call("gmail:me?operation=drafts.create&subject=invoice", "draft", Map.of());
        polling(INVOICES, 0);

        assertThat(request().getMessage().getBody(String.class)).isEqualTo("received");
    }

    private void polling(String uri, long timeout) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:poll").pollEnrich(uri, timeout);
            }
        });
        context.start();
    }

    private Exchange request() {
        return template.request("direct:poll", exchange -> exchange.getMessage().setBody("before"));
    }
}

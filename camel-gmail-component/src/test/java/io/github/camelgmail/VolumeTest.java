package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

class VolumeTest extends RouteTest {

    private static final int MAILS = 2_000;

    @Test
    void twoThousandMailsAreDeliveredOnceEachInFewRequests() throws Exception {
        Map<String, Integer> delivered = new ConcurrentHashMap<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me")
                        .routeId("test")
                        .process(exchange -> delivered.merge(
                                exchange.getMessage().getHeader(GmailConstants.MESSAGE_ID, String.class),
                                1,
                                Integer::sum));
            }
        });
        startAndConnect(context);
        GMAIL.simulator().faults().latency(Duration.ofMillis(20));
        long before = GMAIL.simulator().requests().httpRequests();

        List<String> arrived = new ArrayList<>();
        for (int i = 0; i < MAILS; i++) {
            arrived.add(amy().receive(mail("mail " + i, "text")).id());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> delivered.size() == MAILS);
        long requests = GMAIL.simulator().requests().httpRequests() - before;

        assertThat(delivered).containsOnlyKeys(arrived);
        assertThat(delivered.values()).containsOnly(1);
        System.out.println(MAILS + " mails in " + requests + " HTTP requests");
        assertThat(requests).isLessThanOrEqualTo(100);
    }
}

package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application's meter registry shows. */
class MetersTest extends RouteTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void bindRegistry() {
        context.getRegistry().bind("anyName", registry);
    }

    private double value(String name) {
        Meter meter = registry.get(name).meter();
        return meter.measure().iterator().next().getValue();
    }

    private List<Meter> ofConsumer() {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("camel.gmail.consumer."))
                .toList();
    }

    @Test
    void aConsumerCountsWhatBecomesOfMail() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&maxAttempts=2").routeId("test").process(exchange -> {
                    String subject = exchange.getMessage().getHeader("Subject", String.class);
                    int attempt = exchange.getMessage().getHeader(GmailConstants.ATTEMPT, Integer.class);
                    if (subject.equals("never") || subject.equals("once") && attempt == 1) {
                        throw new IllegalStateException("cannot");
                    }
                });
            }
        });
        startAndConnect(context);

        amy().receive(mail("good", ""));
        amy().receive(mail("once", ""));
        amy().receive(mail("never", ""));

        await().untilAsserted(() -> {
            assertThat(value("camel.gmail.consumer.completed")).isEqualTo(2);
            assertThat(value("camel.gmail.consumer.given.up")).isEqualTo(1);
        });
        assertThat(value("camel.gmail.consumer.delivered")).isEqualTo(5);
        assertThat(value("camel.gmail.consumer.repeated")).isEqualTo(2);
        assertThat(value("camel.gmail.consumer.failed")).isEqualTo(3);
        assertThat(value("camel.gmail.consumer.waiting")).isZero();
        assertThat(value("camel.gmail.consumer.inflight")).isZero();
        assertThat(value("camel.gmail.consumer.actions")).isZero();
        assertThat(value("camel.gmail.consumer.history.losses")).isZero();
    }

    @Test
    void aFirstStartShowsHowMuchIsLeftToDo() throws Exception {
        for (int i = 0; i < 30; i++) {
            amy().insert(mail("old " + i, ""), List.of("INBOX"), Instant.now().minus(Duration.ofHours(60 - i)));
        }
        CountDownLatch goOn = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:me?delay=50&initialSync=all").routeId("test").process(exchange -> {
                    if (!exchange.getMessage().getHeader("Subject").equals("old 0")) {
                        goOn.await();
                    }
                });
            }
        });
        context.start();

        await().until(() -> value("camel.gmail.consumer.listed") == 29);
        goOn.countDown();
        await().until(() -> value("camel.gmail.consumer.listed") == 0);
        assertThat(value("camel.gmail.consumer.completed")).isEqualTo(30);
    }

    @Test
    void tagsNameTheConsumerAndNoMailbox() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gmail:" + AMY + "?delay=50&q=from:carl@example.net")
                        .routeId("test")
                        .to("mock:mail");
                from("gmail:" + AMY + "?delay=50&consumerId=second")
                        .routeId("b")
                        .to("mock:mail");
            }
        });
        startAndConnect(context);

        assertThat(registry.get("camel.gmail.consumer.waiting").meters())
                .extracting(meter -> meter.getId().getTag("routeId"), meter -> meter.getId()
                        .getTag("consumerId"))
                .containsExactlyInAnyOrder(tuple("test", "test"), tuple("b", "second"));
        assertThat(registry.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getValue)
                .contains(context.getName(), "gmail")
                .noneMatch(tag -> tag.contains("@"));
    }

    @Test
    void metersAreThereWhileTheRouteRuns() throws Exception {
        route(context, "gmail:me?delay=50", "mock:mail");
        startAndConnect(context);
        assertThat(ofConsumer()).isNotEmpty();

        context.getRouteController().stopRoute("test");
        assertThat(ofConsumer()).isEmpty();
        context.getRouteController().startRoute("test");
        assertThat(ofConsumer()).isNotEmpty();

        context.stop();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void callsRetriesAndUnitsAreCounted() {
        options(context).setQuotaProfile("standard");
        GMAIL.simulator().faults().on("getProfile").times(1).status(503, "<html>down</html>");

        call("gmail:me?operation=getProfile", null, Map.of());

        assertThat(value("camel.gmail.requests")).isEqualTo(2);
        assertThat(value("camel.gmail.calls")).isEqualTo(2);
        assertThat(value("camel.gmail.quota.used")).isEqualTo(2);
        assertThat(value("camel.gmail.retries")).isEqualTo(1);
        assertThat(value("camel.gmail.failures")).isZero();
        assertThat(value("camel.gmail.mailboxes")).isEqualTo(1);
        assertThat(value("camel.gmail.mailboxes.paused")).isZero();
    }

    @Test
    void aSpentBudgetShowsAsAPausedMailbox() {
        options(context).setQuotaProfile("standard");
        options(context).setDailyUnits(1);
        call("gmail:me?operation=getProfile", null, Map.of());

        assertThat(template.send("gmail:me?operation=getProfile", exchange -> {})
                        .getException())
                .isNotNull();

        assertThat(value("camel.gmail.mailboxes.paused")).isEqualTo(1);
        assertThat(value("camel.gmail.failures")).isEqualTo(1);
    }

    @Test
    void ofSeveralRegistriesTheOneThatCamelTakesIsTaken() {
        CompositeMeterRegistry all = new CompositeMeterRegistry();
        context.getRegistry().bind("all", all);
        context.start();
        context.getComponent("gmail");
        assertThat(all.find("camel.gmail.calls").meters()).hasSize(1);
        assertThat(registry.getMeters()).isEmpty();

        MeterRegistry named = new SimpleMeterRegistry();
        CamelContext other = context();
        other.getRegistry().bind("anyName", registry);
        other.getRegistry().bind("metricsRegistry", named);
        other.start();
        other.getComponent("gmail");
        assertThat(named.find("camel.gmail.calls").meters()).hasSize(1);
        assertThat(registry.getMeters()).isEmpty();
    }
}

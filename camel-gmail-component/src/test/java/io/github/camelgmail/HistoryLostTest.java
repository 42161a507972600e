package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;

/** An application hears of history that is gone, since it can't be told what was in it. */
class HistoryLostTest extends RouteTest {

    private final List<GmailHistoryLostEvent> heard = new CopyOnWriteArrayList<>();

    private class Listener extends EventNotifierSupport {

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof GmailHistoryLostEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            heard.add((GmailHistoryLostEvent) event);
        }
    }

    /** A context that comes back after Gmail has forgotten the history. */
    private CamelContext afterTheLoss(EventNotifierSupport listener) throws Exception {
        route(context, "gmail:" + AMY + "?delay=50&searchLag=300", "mock:mail");
        startAndConnect(context);
        context.stop();
        amy().receive(mail("meanwhile", ""));
        amy().history().raiseFloor();
        CamelContext restarted = context();
        restarted.getManagementStrategy().addEventNotifier(listener);
        route(restarted, "gmail:" + AMY + "?delay=50&searchLag=300", "mock:mail");
        return restarted;
    }

    @Test
    void anEventNotifierIsToldOnceAndWhatIsMissing() throws Exception {
        CamelContext restarted = afterTheLoss(new Listener());
        MeterRegistry registry = new SimpleMeterRegistry();
        restarted.getRegistry().bind("registry", registry);
        MockEndpoint mock = restarted.getEndpoint("mock:mail", MockEndpoint.class);
        mock.expectedHeaderValuesReceivedInAnyOrder("Subject", "meanwhile");
        Instant before = Instant.now();

        restarted.start();

        mock.assertIsSatisfied(10_000);
        assertThat(heard).hasSize(1);
        GmailHistoryLostEvent event = heard.get(0);
        assertThat(event.getMailbox()).isEqualTo(AMY);
        assertThat(event.getConsumerId()).isEqualTo("test");
        assertThat(event.getRouteId()).isEqualTo("test");
        assertThat(event.getSource()).isSameAs(restarted.getRoute("test").getConsumer());
        assertThat(event.getSince()).isBefore(before);
        assertThat(event.getReason()).contains("no longer has the history");
        assertThat(event.getTimestamp()).isGreaterThanOrEqualTo(before.toEpochMilli());
        assertThat(event.getType()).isEqualTo(CamelEvent.Type.Custom);
        assertThat(event.toString())
                .contains("Label changes and deletions since")
                .doesNotContain(AMY);
        assertThat(registry.get("camel.gmail.consumer.history.losses")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aNotifierThatFailsStopsNothing() throws Exception {
        CamelContext restarted = afterTheLoss(new Listener() {
            @Override
            public void notify(CamelEvent event) {
                super.notify(event);
                throw new IllegalStateException("the notifier is broken");
            }
        });
        MockEndpoint mock = restarted.getEndpoint("mock:mail", MockEndpoint.class);
        mock.expectedHeaderValuesReceivedInAnyOrder("Subject", "meanwhile");

        restarted.start();

        mock.assertIsSatisfied(10_000);
        await().until(() -> !heard.isEmpty());
    }
}

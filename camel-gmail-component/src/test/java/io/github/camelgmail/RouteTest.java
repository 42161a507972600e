package io.github.camelgmail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.github.camelgmail.simulator.GmailSimulatorExtension;
import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A Camel context whose {@code gmail:} component talks to a simulated mailbox over HTTP. */
abstract class RouteTest {

    static final String AMY = "amy@example.com";
    static final String BOB = "bob@example.org";

    @RegisterExtension
    static final GmailSimulatorExtension GMAIL =
            new GmailSimulatorExtension().withMailbox(AMY).withMailbox(BOB);

    private final List<CamelContext> contexts = new ArrayList<>();

    @TempDir
    Path folder;

    CamelContext context;
    ProducerTemplate template;

    @BeforeEach
    void newContext() {
        context = context();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stopContexts() {
        contexts.forEach(CamelContext::stop);
    }

    /** One more context on the same simulator and checkpoint folder, as after a restart. */
    CamelContext context() {
        CamelContext made = new DefaultCamelContext();
        made.getShutdownStrategy().setTimeout(10);
        GmailConfiguration configuration = new GmailConfiguration();
        configuration.setRootUrl(GMAIL.simulator().rootUrl());
        configuration.setAccessToken(GMAIL.simulator().tokens().issue(AMY));
        configuration.setCheckpointStore("file:" + folder.resolve("checkpoints"));
        configuration.setQuotaProfile("none");
        GmailComponent component = new GmailComponent();
        component.setConfiguration(configuration);
        made.addComponent("gmail", component);
        contexts.add(made);
        return made;
    }

    static Mailbox amy() {
        return GMAIL.simulator().mailbox(AMY);
    }

    static Mailbox bob() {
        return GMAIL.simulator().mailbox(BOB);
    }

    static GmailConfiguration options(CamelContext context) {
        return context.getComponent("gmail", GmailComponent.class).getConfiguration();
    }

    /** Starts a context and waits until its consumer has looked at the mailbox, so that what arrives then is new. */
    static void startAndConnect(CamelContext context) {
        context.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> connected(context));
    }

    static boolean connected(CamelContext context) {
        return context.getRoutes().stream().allMatch(route -> {
            Consumer consumer = route.getConsumer();
            return !(consumer instanceof GmailConsumer gmail)
                    || gmail.isConsumerReady() && gmail.getErrorCounter() == 0;
        });
    }

    /** What the consumer's health check says. */
    static HealthCheck.State health(GmailConsumer consumer) {
        return new ScheduledPollConsumerHealthCheck(consumer, "test").call().getState();
    }

    static void route(CamelContext context, String from, String... to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId("test").to(to);
            }
        });
    }

    Object call(String uri, Object body, Map<String, Object> headers) {
        context.start();
        return template.requestBodyAndHeaders(uri, body, headers);
    }

    /** A small plain mail to Amy. */
    static byte[] mail(String subject, String text) {
        return ("From: Carl <carl@example.net>\r\nTo: Amy <" + AMY + ">\r\nSubject: " + subject
                        + "\r\nMessage-ID: <" + Math.abs(subject.hashCode()) + "." + System.nanoTime() + "@example.net>"
                        + "\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text)
                .getBytes(UTF_8);
    }
}

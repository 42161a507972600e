package io.github.camelgmail;

import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.MailboxPause;
import io.github.camelgmail.feed.Feeds.Failing;
import io.github.camelgmail.health.ProblemsHealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.camel.health.HealthCheckRegistry;

/** What Camel's health checks are told of a component's mailboxes. */
final class ComponentHealth {

    /** Streams end and are opened again all the time. */
    private static final Duration SHORT_BREAK = Duration.ofSeconds(30);

    private final GmailComponent component;
    private final List<ProblemsHealthCheck> checks;

    ComponentHealth(GmailComponent component) {
        this.component = component;
        this.checks = List.of(
                new ProblemsHealthCheck("gmail-mailboxes", "Gmail mailbox paused", this::paused),
                new ProblemsHealthCheck("gmail-consumed-mailboxes", "Gmail mailbox can't be read", this::failing),
                new ProblemsHealthCheck("gmail-watches", "Gmail watch not renewed", this::watches),
                new ProblemsHealthCheck("gmail-subscriptions", "Pub/Sub subscription not pulled", this::subscriptions));
    }

    void register() {
        registry(registry -> checks.forEach(registry::register));
    }

    void unregister() {
        registry(registry -> checks.forEach(registry::unregister));
    }

    /** There is none where the application does without health checks. */
    private void registry(Consumer<HealthCheckRegistry> action) {
        Optional.ofNullable(HealthCheckRegistry.get(component.getCamelContext()))
                .ifPresent(action);
    }

    private Map<String, String> paused() {
        Map<String, String> problems = new TreeMap<>();
        for (GmailClient client : component.mailboxes().clients()) {
            client.pause().ifPresent(pause -> problems.put(client.mailbox(), describe(pause)));
        }
        return problems;
    }

    private static String describe(MailboxPause pause) {
        return (pause.sendsOnly() ? "no mail is sent" : "no call is made") + " until " + pause.until() + ": "
                + pause.why();
    }

    private Map<String, String> failing() {
        Map<String, String> problems = new TreeMap<>();
        for (ConsumedMailboxes consumed : component.consumed()) {
            if (!consumed.troubles().isEmpty()) {
                problems.put("mailboxes", String.join("; ", consumed.troubles()));
            }
            for (Failing failing : consumed.feeds().failing()) {
                problems.put(
                        failing.mailbox(),
                        "since " + failing.since() + ": " + failing.why().getMessage());
            }
        }
        return problems;
    }

    private Map<String, String> subscriptions() {
        Map<String, String> problems = new TreeMap<>();
        Instant bound = component.clock().instant().minus(SHORT_BREAK);
        component.notificationSources().subscriptions().forEach((name, status) -> {
            if (status.failingSince() != null && status.failingSince().isBefore(bound)) {
                problems.put(name, "since " + status.failingSince() + ": " + status.why());
            }
        });
        return problems;
    }

    private Map<String, String> watches() {
        Map<String, String> problems = new TreeMap<>();
        Instant now = component.clock().instant();
        component.watches().status().forEach((mailbox, watch) -> {
            if (watch.isInDanger(now)) {
                problems.put(mailbox, watch.toString());
            }
        });
        return problems;
    }
}

package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgmail.client.GmailQuotaException;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.Test;

/** What all endpoints of one mailbox use up together, and what health says when it is spent. */
class SharedQuotaTest extends RouteTest {

    @Test
    void endpointsThatConnectDifferentlyShareABudgetAndHealthTellsWhenItIsSpent() {
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        registry.setEnabled(true);
        call("gmail:me?dailySends=2&to=" + BOB, "one", Map.of());
        call("gmail:me?dailySends=2&maxRetries=1&to=" + BOB, "two", Map.of());
        assertThat(mailboxes().getState()).isEqualTo(HealthCheck.State.UP);

        assertThatThrownBy(() -> call("gmail:me?dailySends=2&connectTimeout=1s&to=" + BOB, "three", Map.of()))
                .hasRootCauseInstanceOf(GmailQuotaException.class)
                .rootCause()
                .hasMessageContaining("dailySends");

        assertThat(bob().messages()).hasSize(2);
        HealthCheck.Result result = mailboxes();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getDetails().get("me")).asString().contains("no mail is sent until", "dailySends");
    }

    private HealthCheck.Result mailboxes() {
        return HealthCheckHelper.invoke(context).stream()
                .filter(result -> result.getCheck().getId().equals("gmail-mailboxes"))
                .findFirst()
                .orElseThrow();
    }
}

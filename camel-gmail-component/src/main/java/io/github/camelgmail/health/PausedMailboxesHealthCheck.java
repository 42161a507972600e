package io.github.camelgmail.health;

import io.github.camelgmail.client.GmailClient;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Down while calls to a mailbox are held back, because a daily budget is spent or Gmail has said so; tells why and until
 * when, by mailbox.
 */
public final class PausedMailboxesHealthCheck implements HealthCheck {

    private final Supplier<Collection<GmailClient>> clients;
    private volatile boolean enabled = true;

    /** @param clients gives the clients of all mailboxes */
    public PausedMailboxesHealthCheck(Supplier<Collection<GmailClient>> clients) {
        this.clients = clients;
    }

    @Override
    public String getId() {
        return "gmail-mailboxes";
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).up();
        for (GmailClient client : clients.get()) {
            client.pause().ifPresent(pause -> result.down()
                    .message("Gmail mailbox paused")
                    .detail(
                            client.mailbox(),
                            (pause.sendsOnly() ? "no mail is sent" : "no call is made") + " until " + pause.until()
                                    + ": " + pause.why()));
        }
        return result.build();
    }
}

package io.github.camelgmail.health;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Down while there are problems of one kind; tells them by what they are about, as a mailbox. */
public final class ProblemsHealthCheck implements HealthCheck {

    private final String id;
    private final String message;
    private final Supplier<Map<String, String>> problems;
    private volatile boolean enabled = true;

    /**
     * @param id       of the check
     * @param message  what it means to be down
     * @param problems gives what is wrong now and why, by what it is about; empty when all is well
     */
    public ProblemsHealthCheck(String id, String message, Supplier<Map<String, String>> problems) {
        this.id = id;
        this.message = message;
        this.problems = problems;
    }

    @Override
    public String getId() {
        return id;
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
        Map<String, String> found = problems.get();
        if (!found.isEmpty()) {
            result.down().message(message);
            found.forEach(result::detail);
        }
        return result.build();
    }
}

package io.github.camelgmail.simulator;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A {@link GmailSimulator} for JUnit 5: started once a class, reset before each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final GmailSimulatorExtension GMAIL = new GmailSimulatorExtension().withMailbox("me@example.com");
 * }</pre>
 *
 * <p>A test gets it as a parameter of type {@link GmailSimulator} or by {@link #simulator()}.
 */
public final class GmailSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final GmailSimulatorBuilder builder;
    private final List<String> mailboxes = new ArrayList<>();
    private boolean reset = true;
    private GmailSimulator simulator;
    private ExtensionContext startedBy;

    /** A simulator with the default settings. */
    public GmailSimulatorExtension() {
        this(GmailSimulator.builder());
    }

    /** A simulator with these settings. */
    public GmailSimulatorExtension(GmailSimulatorBuilder builder) {
        this.builder = builder;
    }

    /** Creates this mailbox at the start and after each reset. */
    public GmailSimulatorExtension withMailbox(String address) {
        mailboxes.add(address);
        return this;
    }

    /** Keeps everything from one test to the next. */
    public GmailSimulatorExtension keepingState() {
        reset = false;
        return this;
    }

    /**
     * The running simulator.
     *
     * @throws IllegalStateException outside of tests
     */
    public GmailSimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("The simulator runs only while tests do.");
        }
        return simulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startUnlessRunning(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!startUnlessRunning(context) && reset) {
            simulator.reset();
            mailboxes.forEach(simulator::createMailbox);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stopIfStartedBy(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stopIfStartedBy(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GmailSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }

    private boolean startUnlessRunning(ExtensionContext context) {
        if (simulator != null) {
            return false;
        }
        simulator = builder.start();
        startedBy = context;
        mailboxes.forEach(simulator::createMailbox);
        return true;
    }

    private void stopIfStartedBy(ExtensionContext context) {
        if (simulator != null && context.equals(startedBy)) {
            simulator.close();
            simulator = null;
        }
    }
}

package io.github.camelgmail;

import io.github.camelgmail.health.PausedMailboxesHealthCheck;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.URISupport;

/** The {@code gmail:} scheme. Its options are the defaults of every endpoint. */
@Component("gmail")
public class GmailComponent extends DefaultComponent implements SSLContextParametersAware {

    static {
        URISupport.addSanitizeKeywords("credentials,smtpMsa,pkcs12,encryptedKeyPassword");
    }

    @Metadata
    private GmailConfiguration configuration = new GmailConfiguration();

    @Metadata(
            label = "security",
            description = "Whether to use the Camel context's `SSLContextParameters` where the option "
                    + "`sslContextParameters` is not set.")
    private boolean useGlobalSslContextParameters;

    private final HealthCheck health =
            new PausedMailboxesHealthCheck(() -> mailboxes().clients());
    private Mailboxes mailboxes;
    private CheckpointStores checkpointStores;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining == null || remaining.isBlank()) {
            throw new IllegalArgumentException("The mailbox is missing: found '" + URISupport.sanitizeUri(uri)
                    + "', write gmail:me or gmail:<address>");
        }
        GmailConfiguration own = configuration.copy();
        own.setUserId(remaining);
        GmailEndpoint endpoint = new GmailEndpoint(uri, this, own);
        parameters.replaceAll((name, value) -> joined(value));
        endpoint.given(parameters);
        setProperties(endpoint, parameters);
        if (own.getSslContextParameters() == null) {
            own.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        return endpoint;
    }

    /** An option that stands several times in a URI, as {@code labelIds=A&labelIds=B}, arrives as a collection. */
    private static Object joined(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        mailboxes = new Mailboxes(getCamelContext());
        checkpointStores = new CheckpointStores();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        healthChecks().ifPresent(checks -> checks.register(health));
    }

    /** There is none where the application does without health checks. */
    private Optional<HealthCheckRegistry> healthChecks() {
        return Optional.ofNullable(HealthCheckRegistry.get(getCamelContext()));
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        healthChecks().ifPresent(checks -> checks.unregister(health));
        mailboxes.close();
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }

    CheckpointStores checkpointStores() {
        return checkpointStores;
    }

    public GmailConfiguration getConfiguration() {
        return configuration;
    }

    /** The defaults of every endpoint. */
    public void setConfiguration(GmailConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}

package io.github.camelgmail;

import io.github.camelgmail.metrics.CallMeters;
import io.github.camelgmail.metrics.Meters;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.URISupport;

/** The {@code gmail:} scheme. Its options are the defaults of every endpoint. */
@Component("gmail")
public class GmailComponent extends DefaultComponent implements SSLContextParametersAware {

    static {
        URISupport.addSanitizeKeywords(SecretOptions.KEYWORDS);
    }

    @Metadata
    private GmailConfiguration configuration = new GmailConfiguration();

    @Metadata(
            label = "security",
            description = "Whether to use the Camel context's `SSLContextParameters` where the option "
                    + "`sslContextParameters` is not set.")
    private boolean useGlobalSslContextParameters;

    private final ComponentHealth health = new ComponentHealth(this);
    private final Set<ConsumedMailboxes> consumed = ConcurrentHashMap.newKeySet();
    private final Watches watches = new Watches();
    private Clock clock = Clock.systemUTC();
    private Mailboxes mailboxes;
    private NotificationSources notificationSources;
    private CheckpointStores checkpointStores;
    private Meters meters = Meters.NONE;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (remaining == null || remaining.isBlank()) {
            throw new IllegalArgumentException("The mailbox is missing: found '" + SecretOptions.masked(uri)
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
        mailboxes = new Mailboxes(getCamelContext(), clock);
        notificationSources = new NotificationSources(getCamelContext(), mailboxes, clock);
        checkpointStores = new CheckpointStores();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        health.register();
        meters = CallMeters.bind(getCamelContext(), name(), mailboxes::counters, mailboxes::clients);
    }

    /** Under which the context has this component. */
    private String name() {
        return getCamelContext().getComponentNames().stream()
                .filter(name -> getCamelContext().hasComponent(name) == this)
                .findFirst()
                .orElse("gmail");
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        health.unregister();
        meters.close();
        notificationSources.close();
        mailboxes.close();
    }

    /** By which all waiting is reckoned. */
    Clock clock() {
        return clock;
    }

    /** For tests: another time. To be called before the component is started. */
    void setClock(Clock clock) {
        this.clock = clock;
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }

    /** What the running consumers consume. */
    Set<ConsumedMailboxes> consumed() {
        return consumed;
    }

    NotificationSources notificationSources() {
        return notificationSources;
    }

    Watches watches() {
        return watches;
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

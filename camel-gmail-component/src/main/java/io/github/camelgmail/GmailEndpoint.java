package io.github.camelgmail;

import io.github.camelgmail.checkpoint.CheckpointStore;
import io.github.camelgmail.operation.Mailbox;
import io.github.camelgmail.operation.Operations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Consume new Gmail messages, send mail, and call other methods of the Gmail API.
 *
 * <p>Nothing remote happens before the first poll or the first call: a route starts while Gmail can't be reached.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "gmail",
        title = "Gmail",
        syntax = "gmail:userId",
        category = {Category.MAIL, Category.CLOUD},
        headersClass = GmailConstants.class)
public class GmailEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation, WebhookCapableEndpoint {

    @UriParam
    private final GmailConfiguration configuration;

    private GivenOptions given = new GivenOptions(Map.of(), name -> true);

    public GmailEndpoint(String uri, GmailComponent component, GmailConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        if (given.names("operation")) {
            given.check(configuration.getOperation(), "option operation");
        } else {
            Operations.named(configuration.getOperation(), "option operation");
        }
        return new GmailProducer(this, given);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        return consumer(processor, getComponent().notificationSources().of(configuration));
    }

    /** A consumer that is woken up from elsewhere than its options say. */
    GmailConsumer notifiedConsumer(Processor processor, NotificationSource source) throws Exception {
        return consumer(processor, Optional.of(source));
    }

    private GmailConsumer consumer(Processor processor, Optional<NotificationSource> source) throws Exception {
        GmailConsumer consumer = new GmailConsumer(this, processor, source);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        try {
            return getComponent().notificationSources().webhook(this, next);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    /** Nothing to do: the consumer makes the watch and renews it, as soon as Gmail can be reached. */
    @Override
    public void registerWebhook() {}

    /** Nothing to do: the consumer ends the watch if option {@code stopWatch} says so. */
    @Override
    public void unregisterWebhook() {}

    /** Where requests come in is the webhook component's affair. */
    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {}

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }

    @Override
    public PollingConsumer createPollingConsumer() {
        return new GmailPollingConsumer(this);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        OptionCheck.check(configuration);
    }

    @Override
    public GmailComponent getComponent() {
        return (GmailComponent) super.getComponent();
    }

    public GmailConfiguration getConfiguration() {
        return configuration;
    }

    /** @param options what stands in the endpoint's own URI */
    void given(Map<String, Object> options) {
        PropertyConfigurerGetter known =
                (PropertyConfigurerGetter) getComponent().getEndpointPropertyConfigurer();
        given = new GivenOptions(options, name -> known.getOptionType(name, false) != null);
    }

    /**
     * The mailbox, shared by all endpoints that reach it in the same way.
     *
     * @param userId {@code me} or an address
     * @param scopes what calls to it will need
     */
    Mailbox mailbox(String userId, Collection<String> scopes) {
        return getComponent().mailboxes().of(userId, configuration, scopes);
    }

    CheckpointStore checkpointStore() {
        return getComponent().checkpointStores().of(configuration.getCheckpointStore());
    }

    @Override
    public String getServiceUrl() {
        return configuration.getRootUrl() == null ? "https://gmail.googleapis.com/" : configuration.getRootUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "gmail";
    }

    /** The URI without the values of secret options. */
    @Override
    public String toString() {
        return SecretOptions.masked(getEndpointUri());
    }
}

package io.github.camelgmail;

import io.github.camelgmail.checkpoint.CheckpointStore;
import io.github.camelgmail.operation.Mailbox;
import io.github.camelgmail.operation.Operations;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
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
public class GmailEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {

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
        GmailConsumer consumer = new GmailConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
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
     * @param scopes what calls to it will need
     */
    Mailbox mailbox(Collection<String> scopes) {
        return getComponent().mailboxes().of(configuration, scopes);
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
}

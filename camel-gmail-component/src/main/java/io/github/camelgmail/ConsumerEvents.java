package io.github.camelgmail;

import io.github.camelgmail.checkpoint.CheckpointKey;
import io.github.camelgmail.metrics.ConsumerCounters;
import io.github.camelgmail.sync.SyncListener;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what the sync of one mailbox tells: to the counters, and to Camel's event notifiers. */
final class ConsumerEvents implements SyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerEvents.class);

    private final GmailConsumer consumer;
    private final CheckpointKey key;
    private final ConsumerCounters counters;

    ConsumerEvents(GmailConsumer consumer, CheckpointKey key, ConsumerCounters counters) {
        this.consumer = consumer;
        this.key = key;
        this.counters = counters;
    }

    @Override
    public void historyLost(Instant since, String reason) {
        counters.historyLost();
        GmailHistoryLostEvent event = new GmailHistoryLostEvent(consumer, key.mailbox(), key.consumer(), since, reason);
        event.setTimestamp(System.currentTimeMillis());
        CamelContext context = consumer.getEndpoint().getCamelContext();
        try {
            context.getManagementStrategy().notify(event);
        } catch (Exception e) {
            LOG.warn("An event notifier failed on: {}", event, e);
        }
    }

    @Override
    public void givenUp() {
        counters.givenUp();
    }
}

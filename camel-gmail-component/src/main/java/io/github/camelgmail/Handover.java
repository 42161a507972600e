package io.github.camelgmail;

import io.github.camelgmail.feed.FairExecutor;
import io.github.camelgmail.metrics.ConsumerCounters;
import io.github.camelgmail.sync.MailboxSync;
import io.github.camelgmail.sync.Work;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.EmptyAsyncCallback;

/** Gives work to a consumer's route, as exchanges, and tells its mailbox what has become of it. Thread-safe. */
final class Handover {

    private final GmailConsumer consumer;
    private final IdempotentClaims claims;
    private final ConsumerCounters counters;
    private final Consumer<MailboxFeed> freed;
    private final FairExecutor routes;

    /**
     * @param workers as many exchanges are in the route at once as it has threads, if the route is synchronous
     * @param freed   is told when a mailbox has room for more
     */
    Handover(
            GmailConsumer consumer,
            IdempotentClaims claims,
            ConsumerCounters counters,
            Executor workers,
            Consumer<MailboxFeed> freed) {
        this.consumer = consumer;
        this.claims = claims;
        this.counters = counters;
        this.routes = new FairExecutor(workers);
        this.freed = freed;
    }

    /**
     * Gives work to the route as soon as a thread is free for it, in turn with that of other mailboxes.
     *
     * @param feed whose work it is: a route that is stopped in a hurry and started again has another
     */
    void accept(MailboxFeed feed, Work work, int index, int size) {
        routes.execute(feed, () -> {
            handle(feed, work, index, size);
            freed.accept(feed);
        });
    }

    private void handle(MailboxFeed feed, Work work, int index, int size) {
        MailboxSync from = feed.sync();
        if (!consumer.isStartingOrStarted() || from.isHalted()) {
            from.dropped(work);
            return;
        }
        try {
            // What this consumer had claimed when it died is still its own.
            if (!claims.take(work) && !from.wasInFlight(work)) {
                from.passedOver(work);
                return;
            }
        } catch (RuntimeException e) {
            from.postponed(work);
            consumer.getExceptionHandler().handleException("The idempotent repository failed; its message waits", e);
            return;
        }
        Exchange exchange = consumer.createExchange(true);
        try {
            feed.messages().fill(exchange, work);
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == size - 1);
            exchange.getExchangeExtension().addOnCompletion(new Completion(feed, work));
        } catch (Exception e) {
            exchange.setException(e);
            failed(from, work, exchange);
            consumer.releaseExchange(exchange, true);
            return;
        }
        counters.delivered(work.attempt());
        consumer.getAsyncProcessor().process(exchange, EmptyAsyncCallback.get());
    }

    private void failed(MailboxSync from, Work work, Exchange exchange) {
        counters.failed();
        claims.giveBack(work);
        if (from.failed(work, exchange.getException())) {
            consumer.getExceptionHandler().handleException("A message was given up", exchange, exchange.getException());
        }
        if (from.isHalted()) {
            consumer.stopRoute();
        }
    }

    /** Remembers the work itself, not a header that a route may remove. */
    private final class Completion implements Synchronization {

        private final MailboxFeed feed;
        private final Work work;

        Completion(MailboxFeed feed, Work work) {
            this.feed = feed;
            this.work = work;
        }

        @Override
        public void onComplete(Exchange exchange) {
            if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                failed(feed.sync(), work, exchange);
            } else {
                counters.completed();
                feed.sync().finished(work, exchange.getExchangeExtension().isFailureHandled());
            }
            freed.accept(feed);
        }

        @Override
        public void onFailure(Exchange exchange) {
            failed(feed.sync(), work, exchange);
            freed.accept(feed);
        }
    }
}

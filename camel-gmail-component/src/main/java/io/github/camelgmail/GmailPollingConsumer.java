package io.github.camelgmail;

import io.github.camelgmail.operation.Mailbox;
import io.github.camelgmail.sync.NewestMessage;
import io.github.camelgmail.sync.Work;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.PollingConsumerSupport;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Gives a route that asks for a message ({@code pollEnrich}) the newest that matches. It fetches when it is asked, and keeps
 * neither a checkpoint nor a queue: a message that nobody took in time is still in the mailbox.
 */
final class GmailPollingConsumer extends PollingConsumerSupport {

    private final GmailEndpoint endpoint;
    private volatile NewestMessage newest;
    private MessageExchange messages;
    private CountDownLatch stopping;

    GmailPollingConsumer(GmailEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        GmailConfiguration options = endpoint.getConfiguration();
        if (options.getConsume().equals("threads")) {
            throw new IllegalArgumentException(
                    "Invalid option consume: found 'threads', allowed for a single message, as with pollEnrich: messages");
        }
        if (MailboxList.isEvery(options.getUserId())) {
            throw new IllegalArgumentException(
                    "A single message comes from a single mailbox: write gmail:me or gmail:<address>, found gmail:*");
        }
        Mailbox mailbox = endpoint.mailbox(options.getUserId(), EndpointScopes.ofConsumer(options));
        messages = new MessageExchange(endpoint, mailbox.client());
        newest = new NewestMessage(mailbox.client(), mailbox.labels(), ConsumerOptions.sync(options));
        stopping = new CountDownLatch(1);
    }

    @Override
    protected void doStop() throws Exception {
        stopping.countDown();
        super.doStop();
    }

    @Override
    public Exchange receiveNoWait() {
        return newest.fetch().map(this::exchange).orElse(null);
    }

    @Override
    public Exchange receive() {
        return receive(Long.MAX_VALUE);
    }

    /** Looks again at every {@code delay} until there is one. */
    @Override
    public Exchange receive(long timeout) {
        long start = System.nanoTime();
        while (true) {
            Optional<Work> work = newest.fetch();
            if (work.isPresent()) {
                return exchange(work.get());
            }
            long left = timeout - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            long delay = endpoint.getTimeUnit().toMillis(endpoint.getDelay());
            if (left <= 0 || stops(Math.min(left, delay))) {
                return null;
            }
        }
    }

    private boolean stops(long millis) {
        try {
            return stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Exchange exchange(Work work) {
        Exchange exchange = endpoint.createExchange();
        NewestMessage from = newest;
        try {
            messages.fill(exchange, work);
        } catch (Exception e) {
            exchange.setException(e);
            return exchange;
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                from.handled(work);
            }
        });
        return exchange;
    }
}

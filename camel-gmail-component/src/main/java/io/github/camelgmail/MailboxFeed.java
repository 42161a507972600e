package io.github.camelgmail;

import io.github.camelgmail.checkpoint.CheckpointKey;
import io.github.camelgmail.checkpoint.CheckpointStore;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.MailboxPause;
import io.github.camelgmail.feed.Feed;
import io.github.camelgmail.sync.MailboxSync;
import io.github.camelgmail.sync.Work;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One mailbox of a consumer: hands what its sync yields to the consumer's route. Holds the mailbox's checkpoint. */
final class MailboxFeed implements Feed {

    private final GmailConsumer consumer;
    private final GmailClient client;
    private final OwnAddress address;
    private final Optional<MailboxWatch> watch;
    private final MailboxSync sync;
    private final MessageExchange messages;
    private final CheckpointStores checkpoints;
    private final CheckpointStore store;
    private final CheckpointKey key;

    /** @param checkpoints where the checkpoint is claimed already, and is released when the feed is closed */
    MailboxFeed(
            GmailConsumer consumer,
            GmailClient client,
            Optional<MailboxWatch> watch,
            MailboxSync sync,
            MessageExchange messages,
            CheckpointStores checkpoints,
            CheckpointStore store,
            CheckpointKey key) {
        this.consumer = consumer;
        this.client = client;
        this.address = new OwnAddress(client);
        this.watch = watch;
        this.sync = sync;
        this.messages = messages;
        this.checkpoints = checkpoints;
        this.store = store;
        this.key = key;
    }

    @Override
    public String mailbox() {
        return key.mailbox();
    }

    @Override
    public boolean isAbout(String other) {
        return address.mayBe(other);
    }

    /** When the watch ends, if there is one. */
    Optional<Instant> expiration() {
        return watch.flatMap(MailboxWatch::expiration);
    }

    MailboxSync sync() {
        return sync;
    }

    MessageExchange messages() {
        return messages;
    }

    @Override
    public Turn turn(boolean history) throws InterruptedException {
        sync.save();
        sync.open();
        if (consumer.isNotified()) {
            address.look();
        }
        watch.ifPresent(MailboxWatch::renewIfDue);
        boolean complete = true;
        if (history) {
            complete = sync.read();
        } else {
            sync.tend();
        }
        consumer.forceConsumerAsReady();
        return new Turn(handOut(), complete);
    }

    private int handOut() throws InterruptedException {
        int count = 0;
        while (consumer.isPollAllowed()) {
            Optional<List<Work>> next = sync.next(0);
            if (next.isEmpty() || next.get().isEmpty() && !sync.hasRoom()) {
                break;
            }
            List<Work> batch = next.get();
            for (int i = 0; i < batch.size(); i++) {
                consumer.handOut(this, batch.get(i), i, batch.size());
            }
            count += batch.size();
        }
        return count;
    }

    @Override
    public boolean isBusy() {
        return sync.isBusy()
                || sync.isOpen() && watch.filter(MailboxWatch::isDue).isPresent();
    }

    @Override
    public boolean isWaiting() {
        return sync.isWaiting();
    }

    @Override
    public boolean hasRoom() {
        return sync.hasRoom();
    }

    @Override
    public boolean isOpen() {
        return sync.isOpen();
    }

    @Override
    public BigInteger position() {
        return sync.position();
    }

    @Override
    public Optional<Instant> heldUntil() {
        return client.pause().filter(pause -> !pause.sendsOnly()).map(MailboxPause::until);
    }

    @Override
    public boolean isIdle() {
        return sync.status().inFlight() == 0;
    }

    @Override
    public void close() {
        try {
            sync.close();
        } finally {
            watch.ifPresent(MailboxWatch::leave);
            checkpoints.release(store, key);
        }
    }
}

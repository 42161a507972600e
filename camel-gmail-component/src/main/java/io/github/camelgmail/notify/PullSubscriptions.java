package io.github.camelgmail.notify;

import io.github.camelgmail.client.Await;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The subscriptions that are pulled: one stream for each, however many consumers are behind it, since Pub/Sub would share the
 * notifications out among several. Thread-safe.
 */
public final class PullSubscriptions {

    private final Supplier<ScheduledExecutorService> executor;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(PushMembers members, PullSubscription subscription) {}

    /**
     * @param executor asked when the first subscription is pulled; its threads wait and call listeners
     * @param clock    the time
     */
    public PullSubscriptions(Supplier<ScheduledExecutorService> executor, Clock clock) {
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Puts a consumer behind a subscription.
     *
     * @return ends its part, and the stream with the last one
     * @throws IllegalStateException when Google's library is missing; says which dependency to add
     */
    public Runnable join(PullSettings settings, PushMember member) {
        String key = settings.subscription() + " " + settings.endpoint();
        lock.lock();
        try {
            Entry entry = entries.get(key);
            if (entry == null) {
                PushMembers members = new PushMembers();
                entry = new Entry(
                        members,
                        new PullSubscription(
                                settings, notification -> tell(members, notification), executor.get(), clock));
                members.add(member);
                entry.subscription().start();
                entries.put(key, entry);
            } else {
                entry.members().add(member);
            }
        } finally {
            lock.unlock();
        }
        return () -> leave(key, member);
    }

    /** A mailbox that nobody here consumes is no reason to get its notifications again and again. */
    private static CompletableFuture<Void> tell(PushMembers members, Notification notification) {
        return members.notified(notification).exceptionally(failure -> {
            Throwable cause = Await.cause(failure);
            if (cause instanceof UnwantedNotificationException) {
                return null;
            }
            throw failure instanceof CompletionException e ? e : new CompletionException(failure);
        });
    }

    private void leave(String key, PushMember member) {
        Entry last = null;
        lock.lock();
        try {
            Entry entry = entries.get(key);
            if (entry != null && entry.members().remove(member)) {
                entries.remove(key);
                last = entry;
            }
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.subscription().close();
        }
    }

    /** How they are, by name. */
    public Map<String, PullStatus> status() {
        Map<String, PullStatus> status = new TreeMap<>();
        entries.forEach((key, entry) -> status.put(
                key.substring(0, key.indexOf(' ')), entry.subscription().status()));
        return status;
    }
}

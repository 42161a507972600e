package io.github.camelgmail.notify;

import java.util.concurrent.CompletableFuture;

/** Is told of notifications. */
@FunctionalInterface
public interface NotificationListener {

    /**
     * Takes a notification, without blocking: it is called on threads that others wait for. The same one may come several
     * times, and an older one after a newer.
     *
     * @return completes when the hint is durable, so that it need not come again; fails when it is to come again
     */
    CompletableFuture<Void> notified(Notification notification);
}

package io.github.camelgmail.notify;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells each consumer of the notifications for its mailboxes. One is durable when it is so for all of them. */
final class PushMembers implements NotificationListener {

    private final List<PushMember> members = new CopyOnWriteArrayList<>();

    void add(PushMember member) {
        members.add(member);
    }

    /** @return whether it was the last one */
    boolean remove(PushMember member) {
        members.remove(member);
        return members.isEmpty();
    }

    @Override
    public CompletableFuture<Void> notified(Notification notification) {
        List<PushMember> concerned = members.stream()
                .filter(member -> member.mailboxes().test(notification.mailbox()))
                .toList();
        if (members.isEmpty()
                || concerned.stream().anyMatch(member -> !member.running().getAsBoolean())) {
            return CompletableFuture.failedFuture(new IllegalStateException("The consumer is not running"));
        }
        if (concerned.isEmpty()) {
            return CompletableFuture.failedFuture(new UnwantedNotificationException());
        }
        return CompletableFuture.allOf(concerned.stream()
                .map(member -> member.listener().notified(notification))
                .toArray(CompletableFuture[]::new));
    }
}

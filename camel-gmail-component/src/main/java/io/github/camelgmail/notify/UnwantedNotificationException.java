package io.github.camelgmail.notify;

/** Nobody listens for a notification's mailbox, and nobody will: it need not come again. */
public final class UnwantedNotificationException extends IllegalStateException {

    public UnwantedNotificationException() {
        super("Nobody listens for the mailbox of this notification");
    }
}

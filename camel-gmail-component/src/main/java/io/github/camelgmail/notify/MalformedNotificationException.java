package io.github.camelgmail.notify;

/** What has come is no notification of Gmail's. Says what is wrong with it, never what is in it. */
public final class MalformedNotificationException extends IllegalArgumentException {

    MalformedNotificationException(String message) {
        super(message);
    }
}

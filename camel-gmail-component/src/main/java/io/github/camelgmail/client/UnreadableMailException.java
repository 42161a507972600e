package io.github.camelgmail.client;

import java.io.IOException;

/** The mail to upload can't be read: nothing is wrong with the connection. */
final class UnreadableMailException extends IOException {

    UnreadableMailException(IOException cause) {
        super("the mail to upload can't be read: " + Failure.describe(cause), cause);
    }
}

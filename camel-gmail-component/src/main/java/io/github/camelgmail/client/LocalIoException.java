package io.github.camelgmail.client;

import java.io.IOException;

/** What the caller gave to read from or to write to failed: nothing is wrong with the connection. */
final class LocalIoException extends IOException {

    private LocalIoException(String what, IOException cause) {
        super(what + ": " + Failure.describe(cause), cause);
    }

    static LocalIoException reading(IOException cause) {
        return new LocalIoException("the mail to upload can't be read", cause);
    }

    static LocalIoException writing(IOException cause) {
        return new LocalIoException("what was downloaded can't be stored", cause);
    }
}

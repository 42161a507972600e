package io.github.camelgmail.api;

import java.io.IOException;
import java.io.InputStream;

/** An RFC 822 message that can be read from its beginning any number of times, so that an upload can be resumed. */
public interface MailContent {

    /** The length in bytes. */
    long length();

    /** A new stream from the first byte; the caller closes it. */
    InputStream open() throws IOException;
}

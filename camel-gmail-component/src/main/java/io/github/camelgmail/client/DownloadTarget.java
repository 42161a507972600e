package io.github.camelgmail.client;

import java.io.IOException;
import java.io.OutputStream;

/** Where a download goes. */
@FunctionalInterface
public interface DownloadTarget {

    /**
     * Gives the stream for one attempt, from the first byte; what an earlier attempt wrote is worthless. The client closes
     * the stream.
     */
    OutputStream open() throws IOException;
}

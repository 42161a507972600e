package io.github.camelgmail.mime;

import java.io.IOException;
import java.io.InputStream;

/** Fetches the content of one part of a stored message, at the moment somebody touches it. */
@FunctionalInterface
public interface AttachmentLoader {

    /**
     * Opens the decoded content of a part; the caller closes it.
     *
     * @param messageId    the Gmail message id
     * @param partId       the stable id of the part, as {@code 1.0}; empty for the message's only part
     * @param attachmentId the short-lived id that Gmail gave with the part; null when it gave none, as for a
     *                     {@code message/rfc822} part: then only the raw message has the content
     *                     (see {@link MessageReader#openPart})
     * @throws IOException when it can't be fetched
     */
    InputStream load(String messageId, String partId, String attachmentId) throws IOException;
}

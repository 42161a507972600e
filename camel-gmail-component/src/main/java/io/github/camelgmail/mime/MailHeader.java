package io.github.camelgmail.mime;

import java.util.List;

/**
 * A header field as it came.
 *
 * @param name  as written by the sender
 * @param value possibly folded and encoded
 */
record MailHeader(String name, String value) {

    /** The value of the first field of that name, null if there is none. */
    static String first(List<MailHeader> headers, String name) {
        for (MailHeader header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }
}

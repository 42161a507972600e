package io.github.camelgmail.mime;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A header field as it came.
 *
 * @param name  as written by the sender
 * @param value possibly folded and encoded
 */
record MailHeader(String name, String value) {

    /** How a mail begins. */
    static final Pattern START = Pattern.compile("[!-9;-~]{1,256}[ \t]{0,20}:");

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

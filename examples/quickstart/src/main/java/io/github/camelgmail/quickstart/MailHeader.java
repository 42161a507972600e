package io.github.camelgmail.quickstart;

import java.util.List;
import org.apache.camel.Message;

/** Reads the header fields of a consumed mail, any of which a sender may have left out or written twice. */
final class MailHeader {

    private MailHeader() {}

    /** The first field of that name; "" when there is none. */
    static String first(Message message, String name) {
        Object value = message.getHeader(name);
        if (value instanceof List<?> fields && !fields.isEmpty()) {
            value = fields.get(0);
        }
        return value == null ? "" : value.toString().strip();
    }
}

package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.mime.MessageReader;
import jakarta.mail.internet.MimeMessage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.support.ExchangeHelper;

/**
 * The arguments of a send that follows from another mail. What the route says goes first; what follows from the mail fills
 * the gaps. Works on a copy of the exchange: the route keeps its own.
 */
final class Derived {

    private final Arguments given;
    private final Exchange copy;
    private final Map<String, Object> defaults = new LinkedHashMap<>();

    Derived(Arguments given) {
        this.given = given;
        this.copy = ExchangeHelper.createCopy(given.exchange(), true);
        dropAttachmentsOfConsumedMail();
    }

    /** A value for where neither an option nor a header gives one. */
    Derived orElse(String name, Object value) {
        defaults.put(name, value);
        return this;
    }

    /** Addresses besides those that the route gives. */
    Derived plus(String name, Collection<?> addresses) {
        if (!addresses.isEmpty()) {
            copy.getMessage()
                    .setHeader(
                            Arguments.header(name),
                            given.find(name).map(own -> List.of(addresses, own)).orElse(List.of(addresses)));
        }
        return this;
    }

    /** Header fields of the mail; the route's own go before those of the same name. */
    Derived mailHeaders(Map<String, String> fields) {
        Map<Object, Object> all = new LinkedHashMap<>(fields);
        given.find("mailHeaders").ifPresent(own -> {
            if (!(own instanceof Map<?, ?> map)) {
                throw given.invalid("mailHeaders", own.getClass().getName(), "a Map from header names to values");
            }
            map.forEach((name, value) -> {
                all.keySet().removeIf(key -> String.valueOf(key).equalsIgnoreCase(String.valueOf(name)));
                all.put(name, value);
            });
        });
        copy.getMessage().setHeader(Arguments.header("mailHeaders"), all);
        return this;
    }

    /** Takes the consumed mail itself, in any form a consumer gives it, for no text of the route's. */
    Derived withoutConsumedMail() {
        Object body = copy.getMessage().getBody();
        Optional<String> type = Optional.ofNullable(copy.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class));
        boolean raw = body instanceof StreamCache
                && type.orElse("").toLowerCase(Locale.ROOT).startsWith("message/rfc822");
        if (body instanceof Message || body instanceof MimeMessage || raw) {
            copy.getMessage().setBody(null);
        }
        return this;
    }

    Arguments arguments() {
        return given.on(copy, defaults);
    }

    /** Nobody wants his own attachments back, and a forwarded mail brings them anyway. */
    private void dropAttachmentsOfConsumedMail() {
        AttachmentMessage attachments = copy.getMessage(AttachmentMessage.class);
        if (attachments.hasAttachments()) {
            List.copyOf(attachments.getAttachmentObjects().entrySet()).stream()
                    .filter(entry -> entry.getValue().getHeader(MessageReader.PART_ID) != null)
                    .forEach(entry -> attachments.removeAttachment(entry.getKey()));
        }
    }
}

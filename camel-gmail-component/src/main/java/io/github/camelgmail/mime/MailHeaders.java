package io.github.camelgmail.mime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Puts a mail's own header fields on a Camel message: a String under the field's name, a {@code List<String>} where
 * the field is repeated. None of them can steer Camel or one of its components.
 */
final class MailHeaders {

    private static final int MAX_FIELDS = 1_000;
    private static final int MAX_VALUE = 65_536;
    private static final Pattern FIELD_NAME = Pattern.compile("[!-9;-~]{1,256}");
    private static final Set<String> ADDRESSES = Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "resent-from",
            "resent-sender",
            "resent-to",
            "resent-cc",
            "resent-bcc",
            "disposition-notification-to");
    private static final HeaderFilterStrategy FILTER = new MailFilter();

    private MailHeaders() {}

    static void copy(List<MailHeader> fields, Message target) {
        Map<String, Field> byName = new LinkedHashMap<>();
        int count = 0;
        for (MailHeader field : fields) {
            if (++count > MAX_FIELDS) {
                break;
            }
            if (isWelcome(field.name(), target.getExchange())) {
                String value = field.value();
                String bounded = value.substring(0, Math.min(value.length(), MAX_VALUE));
                byName.computeIfAbsent(field.name().toLowerCase(Locale.ROOT), name -> new Field(field.name()))
                        .values
                        .add(
                                ADDRESSES.contains(field.name().toLowerCase(Locale.ROOT))
                                        ? HeaderText.decodeAddresses(bounded)
                                        : HeaderText.decode(bounded));
            }
        }
        for (Field field : byName.values()) {
            target.setHeader(field.name, field.values.size() == 1 ? field.values.get(0) : field.values);
        }
    }

    private static boolean isWelcome(String name, Exchange exchange) {
        return FIELD_NAME.matcher(name).matches() && !FILTER.applyFilterToExternalHeaders(name, "", exchange);
    }

    private static final class Field {
        private final String name;
        private final List<String> values = new ArrayList<>();

        private Field(String name) {
            this.name = name;
        }
    }

    /**
     * Holds back what Camel reads as a command, what its HTTP, JMS and SOAP components take from a header of that
     * plain name, and the fields that describe the mail's own encoding, which is undone in the body.
     */
    private static final class MailFilter extends DefaultHeaderFilterStrategy {

        MailFilter() {
            setLowerCase(true);
            setCaseInsensitive(true);
            setInFilterStartsWith("camel", "org.apache.camel", "jms", "content-", "proxy-");
            getInFilter()
                    .addAll(List.of(
                            "authorization",
                            "breadcrumbid",
                            "connection",
                            "cookie",
                            "expect",
                            "host",
                            "keep-alive",
                            "operationname",
                            "operationnamespace",
                            "set-cookie",
                            "soapaction",
                            "te",
                            "trailer",
                            "transfer-encoding",
                            "upgrade"));
        }
    }
}

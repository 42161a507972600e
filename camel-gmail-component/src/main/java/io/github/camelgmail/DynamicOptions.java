package io.github.camelgmail;

import java.util.Map;
import org.apache.camel.Exchange;

/**
 * The options of a dynamic endpoint ({@code toD}) that differ from exchange to exchange. They travel beside the exchange's
 * message, so that one endpoint and one producer serve them all and nothing is left on the message.
 */
final class DynamicOptions {

    private static final String PROPERTY = "CamelGmailDynamicOptions";

    private DynamicOptions() {}

    static void put(Exchange exchange, Map<String, Object> options) {
        exchange.setProperty(PROPERTY, options);
    }

    /** Those of the call that is about to be made, once. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> take(Exchange exchange) {
        Map<String, Object> options = (Map<String, Object>) exchange.removeProperty(PROPERTY);
        return options == null ? Map.of() : options;
    }
}

package io.github.camelgmail.simulator.pubsub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers and bodies of push deliveries, as Pub/Sub writes them. */
final class PushRequests {

    private PushRequests() {}

    static Map<String, String> headers(PushConfig config, ReceivedMessage received, String subscription, String token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "CloudPubSub-Google");
        headers.put("Accept", "application/json");
        if (config.wrapped()) {
            headers.put("Content-Type", "application/json");
        }
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        if (!config.wrapped() && config.writeMetadata()) {
            metadata(headers, received, subscription);
        }
        return headers;
    }

    private static void metadata(Map<String, String> headers, ReceivedMessage received, String subscription) {
        PubSubMessage message = received.message();
        headers.put("x-goog-pubsub-subscription-name", subscription);
        headers.put("x-goog-pubsub-message-id", message.id());
        headers.put("x-goog-pubsub-publish-time", message.publishTime().toString());
        if (!message.orderingKey().isEmpty()) {
            headers.put("x-goog-pubsub-ordering-key", message.orderingKey());
        }
        headers.putAll(message.attributes());
    }

    static byte[] body(PushConfig config, ReceivedMessage received, String subscription) {
        return config.wrapped()
                ? envelope(received, subscription)
                : received.message().data();
    }

    /** The envelope has two of its members under both spellings. */
    private static byte[] envelope(ReceivedMessage received, String subscription) {
        PubSubMessage message = received.message();
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        if (received.deliveryAttempt() > 0) {
            envelope.put("deliveryAttempt", received.deliveryAttempt());
        }
        ObjectNode node = envelope.putObject("message");
        if (!message.attributes().isEmpty()) {
            ObjectNode attributes = node.putObject("attributes");
            message.attributes().forEach(attributes::put);
        }
        node.put("data", Base64.getEncoder().encodeToString(message.data()));
        node.put("messageId", message.id());
        node.put("message_id", message.id());
        if (!message.orderingKey().isEmpty()) {
            node.put("orderingKey", message.orderingKey());
        }
        node.put("publishTime", message.publishTime().toString());
        node.put("publish_time", message.publishTime().toString());
        envelope.put("subscription", subscription);
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }
}

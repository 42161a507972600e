package io.github.camelgmail.notify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;

/**
 * What Pub/Sub posts: a message in JSON, with the notification as base64 in {@code message.data}; or, from a subscription
 * without wrapping, the notification as it is (behaviour.md section 9).
 */
final class PushEnvelope {

    private static final JsonFactory JSON = new JsonFactory();

    private PushEnvelope() {}

    /**
     * The notification in a body.
     *
     * @throws MalformedNotificationException when there is none
     */
    static Notification open(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedNotificationException("A body that is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wrapped = "message".equals(json.currentName());
                if (json.nextToken() == JsonToken.START_OBJECT && wrapped) {
                    return Notification.read(decode(data(json)));
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            throw new MalformedNotificationException("A body that is no JSON object");
        }
        return Notification.read(body);
    }

    private static String data(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean data = "data".equals(json.currentName());
            if (json.nextToken() == JsonToken.VALUE_STRING && data) {
                return json.getText();
            }
            json.skipChildren();
        }
        throw new MalformedNotificationException("A message without data");
    }

    /** Pub/Sub writes standard base64, though Gmail's guide says base64url: both are read. */
    private static byte[] decode(String data) {
        try {
            return Base64.getDecoder().decode(data.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new MalformedNotificationException("A message whose data is not base64");
        }
    }
}

package io.github.camelgmail.notify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something has changed in a mailbox. A hint, never a position: reading a mailbox's history from a notification's own id finds
 * nothing (behaviour.md section 9).
 *
 * @param mailbox   the mailbox's address, in lower case
 * @param historyId the mailbox's history id at about that time; may be older than one that is known already
 */
public record Notification(String mailbox, BigInteger historyId) {

    /** Gmail's own have less than 400. */
    private static final int MAX_BYTES = 4_096;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\\p{Cntrl}]{1,254}@[^\\s@\\p{Cntrl}]{1,254}");
    private static final Pattern UNSIGNED_LONG = Pattern.compile("[0-9]{1,20}");
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads what Gmail has published: JSON as {@code {"emailAddress": "amy@example.com", "historyId": 1710}}, the id as a
     * number or as a text.
     *
     * @param data the decoded data of the Pub/Sub message
     * @throws MalformedNotificationException when it is something else
     */
    public static Notification read(byte[] data) {
        if (data.length > MAX_BYTES) {
            throw new MalformedNotificationException(
                    "A notification of " + data.length + " bytes, allowed are " + MAX_BYTES);
        }
        String mailbox = null;
        String historyId = null;
        try (JsonParser json = JSON.createParser(data)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedNotificationException("A notification that is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if ("emailAddress".equals(name) && value == JsonToken.VALUE_STRING) {
                    mailbox = json.getText();
                } else if ("historyId".equals(name) && value.isScalarValue()) {
                    historyId = json.getText();
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new MalformedNotificationException("A notification that is no JSON object");
        }
        return of(mailbox, historyId);
    }

    private static Notification of(String mailbox, String historyId) {
        if (mailbox == null || !ADDRESS.matcher(mailbox).matches()) {
            throw new MalformedNotificationException("A notification without a valid emailAddress");
        }
        if (historyId == null || !UNSIGNED_LONG.matcher(historyId).matches()) {
            throw new MalformedNotificationException("A notification without a valid historyId");
        }
        return new Notification(mailbox.toLowerCase(Locale.ROOT), new BigInteger(historyId));
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "Notification[historyId=" + historyId + "]";
    }
}

package io.github.camelgmail.notify;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a {@link PushSetup} is to set up.
 *
 * @param topicName       {@code projects/PROJECT/topics/NAME}
 * @param subscription    {@code projects/PROJECT/subscriptions/NAME}
 * @param pushEndpoint    the URL that Pub/Sub is to post to; null for a subscription that is pulled
 * @param serviceAccount  the e-mail address of the account whose tokens come with the posts; null without tokens
 * @param audience        the audience of those tokens; null for the URL
 * @param pubsubEndpoint  where Pub/Sub is, as option {@code pubsubEndpoint} has it
 * @param credentials     for Pub/Sub; null for Application Default Credentials
 * @param takeOver        whether a watch on another topic is ended
 * @param timeout         how long to wait for Gmail's first notification, and for a fresh grant to have an effect
 */
public record SetUpSettings(
        String topicName,
        String subscription,
        String pushEndpoint,
        String serviceAccount,
        String audience,
        String pubsubEndpoint,
        PubSubCredentials credentials,
        boolean takeOver,
        Duration timeout) {

    private static final Pattern TOPIC = Pattern.compile("projects/[^/\\s]+/topics/[^/\\s]+");
    private static final Pattern SUBSCRIPTION = Pattern.compile("projects/[^/\\s]+/subscriptions/[^/\\s]+");

    public SetUpSettings {
        check("topicName", topicName, TOPIC, "projects/PROJECT/topics/NAME");
        check("subscription", subscription, SUBSCRIPTION, "projects/PROJECT/subscriptions/NAME");
        if (pushEndpoint == null && (serviceAccount != null || audience != null)) {
            throw new IllegalArgumentException(
                    "Options pushServiceAccount and pushAudience are for a push endpoint only:"
                            + " set option pushEndpoint, or none of the three");
        }
        if (pushEndpoint != null && !pushEndpoint.matches("https?://\\S+")) {
            throw new IllegalArgumentException("Invalid option pushEndpoint: found '" + pushEndpoint
                    + "', allowed: a URL that begins with https://");
        }
        PubSubEndpoint.of(pubsubEndpoint);
    }

    PubSubEndpoint server() {
        return PubSubEndpoint.of(pubsubEndpoint);
    }

    String project() {
        return topicName.split("/")[1];
    }

    private static void check(String option, String value, Pattern pattern, String allowed) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Invalid option " + option + ": found '" + value + "', allowed: " + allowed);
        }
    }
}

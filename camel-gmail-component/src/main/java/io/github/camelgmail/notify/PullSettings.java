package io.github.camelgmail.notify;

import java.util.regex.Pattern;

/**
 * What a {@link PullSubscription} reads and how.
 *
 * @param subscription   {@code projects/PROJECT/subscriptions/NAME}
 * @param endpoint       where Pub/Sub is: {@code host:port} or a URL; null for Google's. One that is neither Google's nor
 *                       https gets neither TLS nor credentials
 * @param credentials    for Pub/Sub; null for Application Default Credentials
 * @param maxOutstanding how many notifications may be on their way at most: received, and not yet durable
 */
public record PullSettings(String subscription, String endpoint, PubSubCredentials credentials, int maxOutstanding) {

    private static final Pattern NAME = Pattern.compile("projects/[^/\\s]+/subscriptions/[^/\\s]+");

    public PullSettings {
        if (subscription == null || !NAME.matcher(subscription).matches()) {
            throw new IllegalArgumentException("Invalid option subscription: found '" + subscription
                    + "', allowed: projects/PROJECT/subscriptions/NAME");
        }
        if (maxOutstanding < 1) {
            throw new IllegalArgumentException(
                    "The number of outstanding notifications is " + maxOutstanding + ", allowed is at least 1");
        }
        PubSubEndpoint.of(endpoint);
    }

    PubSubEndpoint server() {
        return PubSubEndpoint.of(endpoint);
    }
}

package io.github.camelgmail;

import io.github.camelgmail.sync.SyncSettings;
import java.util.Arrays;
import java.util.List;

/** What a consumer's options mean. */
final class ConsumerOptions {

    private ConsumerOptions() {}

    static SyncSettings sync(GmailConfiguration options) {
        return new SyncSettings(
                split(options.getLabelIds()),
                options.isIncludeSpamTrash(),
                format(options),
                split(options.getMetadataHeaders()),
                options.getBatchSize(),
                options.getMaxInFlight(),
                options.getMaxAttempts());
    }

    /** The bodies that are made of the RFC 822 message need it, whatever the format says. */
    private static String format(GmailConfiguration options) {
        return List.of("mimeMessage", "raw").contains(options.getBodyType()) ? "raw" : options.getFormat();
    }

    /** The name of a consumer that nobody named: what it takes, so that it stays the same when routes are reordered. */
    static String filterName(GmailConfiguration options) {
        List<String> labels = split(options.getLabelIds()).stream().sorted().toList();
        return (labels.isEmpty() ? "all" : "labelIds=" + String.join(",", labels))
                + (options.isIncludeSpamTrash() ? "&includeSpamTrash=true" : "");
    }

    private static List<String> split(String values) {
        return values == null
                ? List.of()
                : Arrays.stream(values.split(","))
                        .map(String::trim)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }
}

package io.github.camelgmail;

import io.github.camelgmail.mime.BodyType;
import io.github.camelgmail.notify.WatchSettings;
import io.github.camelgmail.sync.ActionSettings;
import io.github.camelgmail.sync.HistoryType;
import io.github.camelgmail.sync.SyncSettings;
import io.github.camelgmail.sync.SyncSettings.FailurePolicy;
import io.github.camelgmail.sync.SyncSettings.InitialSync;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.util.TimeUtils;

/** What a consumer's options mean. */
final class ConsumerOptions {

    private static final String SEARCH = "q:";

    private ConsumerOptions() {}

    static SyncSettings sync(GmailConfiguration options) {
        return new SyncSettings(
                filter(options),
                split(options.getLabelIds()),
                split(options.getAnyLabelIds()),
                split(options.getExcludeLabelIds()),
                options.isIncludeSpamTrash(),
                options.getQ() == null ? "" : options.getQ().trim(),
                Duration.ofMillis(options.getSearchLag()),
                historyTypes(options.getHistoryTypes()),
                initialSync(options.getInitialSync()),
                options.isRequireCheckpoint(),
                options.getConsume().equals("threads"),
                format(options),
                split(options.getMetadataHeaders()),
                options.getBatchSize(),
                options.getMaxInFlight(),
                options.getMaxInFlightBytes(),
                options.getOrderBy().equals("thread"),
                FailurePolicy.valueOf(options.getFailurePolicy().toUpperCase(Locale.ROOT)),
                options.getMaxAttempts(),
                new ActionSettings(
                        "addLabelIds",
                        options.isMarkAsRead(),
                        split(options.getAddLabelIds()),
                        split(options.getRemoveLabelIds()),
                        options.isTrash(),
                        options.isDelete(),
                        options.isAutoCreateLabels()),
                new ActionSettings(
                        "failureLabelIds",
                        false,
                        split(options.getFailureLabelIds()),
                        List.of(),
                        false,
                        false,
                        options.isAutoCreateLabels()));
    }

    static WatchSettings watch(GmailConfiguration options) {
        return new WatchSettings(
                options.getTopicName(),
                split(options.getWatchLabelIds()),
                options.getLabelFilterBehavior(),
                options.isTakeOverWatch());
    }

    /** The bodies that are made of the RFC 822 message need it, and it has all attachments, whatever the format says. */
    private static String format(GmailConfiguration options) {
        boolean raw = options.getFormat().equals("raw")
                || BodyType.of(options.getBodyType()).orElseThrow().needsRaw()
                || options.getAttachments().equals("eager");
        if (raw && options.getConsume().equals("threads")) {
            throw new IllegalArgumentException(
                    "Invalid option consume: found 'threads' with a bodyType or attachments that"
                            + " need format=raw, which Gmail has for messages only");
        }
        return raw ? "raw" : options.getFormat();
    }

    private static Set<HistoryType> historyTypes(String option) {
        List<String> names = split(option);
        if (names.isEmpty()) {
            return EnumSet.of(HistoryType.MESSAGE_ADDED);
        }
        return names.stream()
                .map(ConsumerOptions::historyType)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HistoryType.class)));
    }

    private static HistoryType historyType(String name) {
        return Arrays.stream(HistoryType.values())
                .filter(type -> type.apiName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Invalid option historyTypes: found '" + name
                        + "', allowed: "
                        + Arrays.stream(HistoryType.values())
                                .map(HistoryType::apiName)
                                .collect(Collectors.joining(", "))));
    }

    private static InitialSync initialSync(String option) {
        if (option.equals("none")) {
            return new InitialSync(false, null, "");
        }
        if (option.equals("all")) {
            return new InitialSync(true, null, "");
        }
        if (option.startsWith(SEARCH) && option.length() > SEARCH.length()) {
            return new InitialSync(true, null, option.substring(SEARCH.length()).trim());
        }
        if (option.matches("\\d+[smhd]|P.+")) {
            Duration window = option.startsWith("P")
                    ? Duration.parse(option)
                    : Duration.ofMillis(TimeUtils.toMilliSeconds(option));
            return new InitialSync(true, window, "");
        }
        throw new IllegalArgumentException("Invalid option initialSync: found '" + option
                + "', allowed: none, all, a time as 7d or 12h, or a search as q:is:unread");
    }

    /** What a consumer takes, as its options say it: names a consumer that nobody named, so that reordered routes keep theirs. */
    static String filter(GmailConfiguration options) {
        String filter = Stream.of(
                        part("labelIds", sorted(options.getLabelIds())),
                        part("anyLabelIds", sorted(options.getAnyLabelIds())),
                        part("excludeLabelIds", sorted(options.getExcludeLabelIds())),
                        part("q", options.getQ()),
                        part("consume", options.getConsume().equals("threads") ? "threads" : ""),
                        part("historyTypes", sorted(options.getHistoryTypes())),
                        part("includeSpamTrash", options.isIncludeSpamTrash() ? "true" : ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("&"));
        return filter.isEmpty() ? "all" : filter;
    }

    private static String part(String name, String value) {
        return value == null || value.isBlank() ? "" : name + "=" + value.trim();
    }

    private static String sorted(String values) {
        return split(values).stream().sorted().collect(Collectors.joining(","));
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

package io.github.camelgmail;

import java.util.List;

/** Camel does not check an option's value against those it may have: this does, when an endpoint is made. */
final class OptionCheck {

    private static final int LARGEST_BATCH = 100;
    private static final int LARGEST_PORT = 65_535;

    private OptionCheck() {}

    static void check(GmailConfiguration options) {
        oneOf("delivery", options.getDelivery(), "poll", "pull", "push");
        oneOf("format", options.getFormat(), "full", "metadata", "minimal", "raw");
        oneOf("bodyType", options.getBodyType(), "text", "html", "message", "mimeMessage", "raw");
        oneOf("consume", options.getConsume(), "messages", "threads");
        oneOf("orderBy", options.getOrderBy(), "none", "thread");
        oneOf("failurePolicy", options.getFailurePolicy(), "retry", "skip", "stop");
        oneOf("attachments", options.getAttachments(), "lazy", "eager");
        oneOf("quotaProfile", options.getQuotaProfile(), "standard", "legacy", "none");
        oneOf("sendMode", options.getSendMode(), "direct", "draft");
        if (options.getUploadType() != null) {
            oneOf("uploadType", options.getUploadType(), "json", "multipart", "resumable");
        }
        atLeast("maxInFlight", options.getMaxInFlight(), 1);
        atLeast("concurrentConsumers", options.getConcurrentConsumers(), 1);
        atLeast("concurrentMailboxes", options.getConcurrentMailboxes(), 1);
        atLeast("fallbackPollInterval", options.getFallbackPollInterval(), 1);
        atLeast("maxAttempts", options.getMaxAttempts(), 1);
        within("batchSize", options.getBatchSize(), 1, LARGEST_BATCH);
        atLeast("concurrency", options.getConcurrency(), 1);
        atLeast("maxConcurrency", options.getMaxConcurrency(), 1);
        atLeast("maxConnections", options.getMaxConnections(), 1);
        atLeast("maxRetries", options.getMaxRetries(), 0);
        atLeast("retryTimeout", options.getRetryTimeout(), 0);
        within("connectTimeout", options.getConnectTimeout(), 1, Integer.MAX_VALUE);
        within("responseTimeout", options.getResponseTimeout(), 1, Integer.MAX_VALUE);
        atLeast("userUnitsPerMinute", options.getUserUnitsPerMinute(), 0);
        atLeast("projectUnitsPerMinute", options.getProjectUnitsPerMinute(), 0);
        atLeast("dailyUnits", options.getDailyUnits(), 0);
        atLeast("dailySends", options.getDailySends(), 0);
        atLeast("renewBefore", options.getRenewBefore(), 0);
        if (options.getProxyHost() != null) {
            within("proxyPort", options.getProxyPort(), 1, LARGEST_PORT);
        }
    }

    private static void oneOf(String option, String found, String... allowed) {
        if (!List.of(allowed).contains(found)) {
            throw new IllegalArgumentException(
                    "Invalid option " + option + ": found '" + found + "', allowed: " + String.join(", ", allowed));
        }
    }

    private static void atLeast(String option, long found, long least) {
        if (found < least) {
            throw new IllegalArgumentException(
                    "Invalid option " + option + ": found " + found + ", allowed: a whole number from " + least);
        }
    }

    private static void within(String option, long found, long least, long most) {
        if (found < least || found > most) {
            throw new IllegalArgumentException("Invalid option " + option + ": found " + found
                    + ", allowed: a whole number from " + least + " to " + most);
        }
    }
}

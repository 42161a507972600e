package io.github.camelgmail;

import java.util.List;

/** Camel does not check an option's value against those it may have: this does, when an endpoint is made. */
final class OptionCheck {

    private OptionCheck() {}

    static void check(GmailConfiguration options) {
        oneOf("delivery", options.getDelivery(), "poll");
        oneOf("format", options.getFormat(), "full", "metadata", "minimal", "raw");
        oneOf("bodyType", options.getBodyType(), "text", "html", "message", "mimeMessage", "raw");
        oneOf("consume", options.getConsume(), "messages", "threads");
        oneOf("orderBy", options.getOrderBy(), "none", "thread");
        oneOf("failurePolicy", options.getFailurePolicy(), "retry", "skip", "stop");
        oneOf("attachments", options.getAttachments(), "lazy", "eager");
        oneOf("quotaProfile", options.getQuotaProfile(), "standard", "legacy", "none");
        atLeastOne("maxInFlight", options.getMaxInFlight());
        atLeastOne("concurrentConsumers", options.getConcurrentConsumers());
        atLeastOne("maxAttempts", options.getMaxAttempts());
        atLeastOne("batchSize", options.getBatchSize());
    }

    private static void oneOf(String option, String found, String... allowed) {
        if (!List.of(allowed).contains(found)) {
            throw new IllegalArgumentException(
                    "Invalid option " + option + ": found '" + found + "', allowed: " + String.join(", ", allowed));
        }
    }

    private static void atLeastOne(String option, int found) {
        if (found < 1) {
            throw new IllegalArgumentException(
                    "Invalid option " + option + ": found " + found + ", allowed: a whole number from 1");
        }
    }
}

package io.github.camelgmail.client;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * How calls are made. Endpoints with equal settings can share a {@link GmailClients}.
 *
 * @param rootUrl               where the API is, ending in a slash
 * @param applicationName       names the application to Gmail in the User-Agent header; may be null
 * @param quotaProfile          what calls cost, and the limits
 * @param userUnitsPerMinute    quota units a minute for each mailbox; 0 for the profile's
 * @param projectUnitsPerMinute quota units a minute for all mailboxes together; 0 for the profile's
 * @param dailyUnits            quota units a day for each mailbox, after which it pauses until midnight Pacific time;
 *                              0 for as many as there are
 * @param dailySends            mails sent a day from each mailbox, after which sending pauses likewise; 0 for any number
 * @param batchSize             the most calls in one batch request: 1 to 100
 * @param concurrency           requests to one mailbox at the same time to begin with
 * @param maxConcurrency        the most requests to one mailbox at the same time
 * @param maxConnections        the most connections to the server at the same time, for all mailboxes
 * @param maxRetries            how often a call is repeated at most
 * @param retryTimeout          how long after its first attempt a call is repeated at most
 * @param connectTimeout        how long a connection may take to open
 * @param responseTimeout       how long the server may be silent
 * @param proxy                 through which the server is reached; null for directly
 * @param sslContext            for servers whose certificates Java does not know; null for Java's own
 */
public record ClientSettings(
        String rootUrl,
        String applicationName,
        QuotaProfile quotaProfile,
        long userUnitsPerMinute,
        long projectUnitsPerMinute,
        long dailyUnits,
        long dailySends,
        int batchSize,
        int concurrency,
        int maxConcurrency,
        int maxConnections,
        int maxRetries,
        Duration retryTimeout,
        Duration connectTimeout,
        Duration responseTimeout,
        ProxySettings proxy,
        SSLContext sslContext) {

    /** Gmail itself. */
    public static final String GMAIL_ROOT_URL = "https://gmail.googleapis.com/";

    private static final int MAX_BATCH_SIZE = 100;

    public ClientSettings {
        if (!rootUrl.startsWith("http://") && !rootUrl.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "Option rootUrl is '" + rootUrl + "', allowed is a URL that begins with http:// or https://");
        }
        if (!rootUrl.endsWith("/")) {
            rootUrl = rootUrl + "/";
        }
        within("batchSize", batchSize, 1, MAX_BATCH_SIZE);
        within("maxConcurrency", maxConcurrency, 1, Integer.MAX_VALUE);
        within("concurrency", concurrency, 1, maxConcurrency);
        within("maxConnections", maxConnections, 1, Integer.MAX_VALUE);
        within("maxRetries", maxRetries, 0, Integer.MAX_VALUE);
        within("userUnitsPerMinute", userUnitsPerMinute, 0, Long.MAX_VALUE);
        within("dailyUnits", dailyUnits, 0, Long.MAX_VALUE);
        within("dailySends", dailySends, 0, Long.MAX_VALUE);
        within("projectUnitsPerMinute", projectUnitsPerMinute, 0, Long.MAX_VALUE);
        notNegative("retryTimeout", retryTimeout);
        notNegative("connectTimeout", connectTimeout);
        notNegative("responseTimeout", responseTimeout);
    }

    /** Google's server and the documented defaults. */
    public static ClientSettings defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Units a minute for each mailbox; 0 means no limit. */
    long userLimit() {
        return userUnitsPerMinute > 0 ? userUnitsPerMinute : quotaProfile.userUnitsPerMinute();
    }

    /** Units a minute for all mailboxes together; 0 means no limit. */
    long projectLimit() {
        return projectUnitsPerMinute > 0 ? projectUnitsPerMinute : quotaProfile.projectUnitsPerMinute();
    }

    private static void within(String option, long value, long least, long most) {
        if (value < least || value > most) {
            String range = most >= Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
            throw new IllegalArgumentException("Option " + option + " is " + value + ", allowed is " + range);
        }
    }

    private static void notNegative(String option, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(
                    "Option " + option + " is " + value.toMillis() + " ms, allowed is 0 or more");
        }
    }

    /** Collects settings; what is not set keeps its default. */
    public static final class Builder {

        private String rootUrl = GMAIL_ROOT_URL;
        private String applicationName;
        private QuotaProfile quotaProfile = QuotaProfile.STANDARD;
        private long userUnitsPerMinute;
        private long projectUnitsPerMinute;
        private long dailyUnits;
        private long dailySends;
        private int batchSize = 25;
        private int concurrency = 4;
        private int maxConcurrency = 10;
        private int maxConnections = 100;
        private int maxRetries = 5;
        private Duration retryTimeout = Duration.ofMinutes(5);
        private Duration connectTimeout = Duration.ofSeconds(20);
        private Duration responseTimeout = Duration.ofSeconds(60);
        private ProxySettings proxy;
        private SSLContext sslContext;

        private Builder() {}

        public Builder rootUrl(String value) {
            rootUrl = value;
            return this;
        }

        public Builder applicationName(String value) {
            applicationName = value;
            return this;
        }

        public Builder quotaProfile(QuotaProfile value) {
            quotaProfile = value;
            return this;
        }

        public Builder userUnitsPerMinute(long value) {
            userUnitsPerMinute = value;
            return this;
        }

        public Builder projectUnitsPerMinute(long value) {
            projectUnitsPerMinute = value;
            return this;
        }

        public Builder dailyUnits(long value) {
            dailyUnits = value;
            return this;
        }

        public Builder dailySends(long value) {
            dailySends = value;
            return this;
        }

        public Builder batchSize(int value) {
            batchSize = value;
            return this;
        }

        public Builder concurrency(int value) {
            concurrency = value;
            return this;
        }

        public Builder maxConcurrency(int value) {
            maxConcurrency = value;
            return this;
        }

        public Builder maxConnections(int value) {
            maxConnections = value;
            return this;
        }

        public Builder maxRetries(int value) {
            maxRetries = value;
            return this;
        }

        public Builder retryTimeout(Duration value) {
            retryTimeout = value;
            return this;
        }

        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        public Builder responseTimeout(Duration value) {
            responseTimeout = value;
            return this;
        }

        public Builder proxy(ProxySettings value) {
            proxy = value;
            return this;
        }

        public Builder sslContext(SSLContext value) {
            sslContext = value;
            return this;
        }

        public ClientSettings build() {
            return new ClientSettings(
                    rootUrl,
                    applicationName,
                    quotaProfile,
                    userUnitsPerMinute,
                    projectUnitsPerMinute,
                    dailyUnits,
                    dailySends,
                    batchSize,
                    concurrency,
                    maxConcurrency,
                    maxConnections,
                    maxRetries,
                    retryTimeout,
                    connectTimeout,
                    responseTimeout,
                    proxy,
                    sslContext);
        }
    }
}

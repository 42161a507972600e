package io.github.camelgmail.client;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import io.github.camelgmail.client.Failure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * Tells what a refusal means, by its reason and text: the status alone does not, since Gmail refuses both for lack of
 * quota and for lack of permission with a 403 (Gmail API guide "Resolve errors", and observed refusals).
 */
final class FailureReader {

    private static final Set<String> RATE_REASONS =
            Set.of("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "RATE_LIMIT_EXCEEDED");
    private static final Pattern RETRY_AFTER_TEXT = Pattern.compile("Retry after (\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)");
    private static final Pattern HTML_TITLE = Pattern.compile("<title>([^<]{1,200})</title>", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_MESSAGE = 1_000;

    private final Clock clock;

    FailureReader(Clock clock) {
        this.clock = clock;
    }

    /** The meaning of an answer with an error status; its body may be anything. */
    Failure read(int statusCode, HttpHeaders headers, byte[] body) {
        String reason = "";
        String message = "";
        if (json(body).get("error") instanceof Map<?, ?> error) {
            reason = reason(error);
            message = text(error.get("message"));
        }
        if (message.isEmpty()) {
            message = withoutJson(body);
        }
        message = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "..." : message;
        return new Failure(
                kind(statusCode, reason, message), statusCode, reason, message, notBefore(headers, message), null);
    }

    /**
     * The meaning of an exception on the way to the server or back.
     *
     * @return {@code UNREACHABLE} only where the request can't have arrived
     */
    static Failure read(IOException exception) {
        boolean neverArrived = exception instanceof ConnectException
                || exception instanceof ConnectTimeoutException
                || exception instanceof ConnectionRequestTimeoutException
                || exception instanceof UnknownHostException
                || exception instanceof NoRouteToHostException
                || exception instanceof SSLHandshakeException;
        return neverArrived
                ? Failure.unreachable(exception)
                : Failure.unknownOutcome(0, "the connection broke: " + Failure.describe(exception), exception);
    }

    private static Kind kind(int statusCode, String reason, String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("too many concurrent requests")) {
            return Kind.CONCURRENCY;
        }
        if (text.contains("(mail sending)")) {
            return Kind.SENDING_LIMIT;
        }
        if (reason.equals("dailyLimitExceeded")) {
            return Kind.DAILY_LIMIT;
        }
        if (statusCode == 429 || RATE_REASONS.contains(reason)) {
            return text.contains("quota metric") ? Kind.MINUTE_QUOTA : Kind.RATE;
        }
        if (statusCode >= 500 || statusCode == 408 || reason.equals("backendError")) {
            return Kind.UNKNOWN_OUTCOME;
        }
        return switch (statusCode) {
            case 401 -> Kind.UNAUTHENTICATED;
            case 404 -> Kind.NOT_FOUND;
            default -> Kind.REFUSED;
        };
    }

    /** The reason of the first error, else that of the first detail, else the status. */
    private static String reason(Map<?, ?> error) {
        for (String list : List.of("errors", "details")) {
            if (error.get(list) instanceof List<?> entries) {
                for (Object entry : entries) {
                    if (entry instanceof Map<?, ?> map && map.get("reason") instanceof String reason) {
                        return reason;
                    }
                }
            }
        }
        return text(error.get("status"));
    }

    private Instant notBefore(HttpHeaders headers, String message) {
        Matcher stated = RETRY_AFTER_TEXT.matcher(message);
        if (stated.find()) {
            try {
                return Instant.parse(stated.group(1));
            } catch (DateTimeException e) {
                return null;
            }
        }
        String header = headers.getRetryAfter();
        if (header == null) {
            return null;
        }
        try {
            return header.strip().matches("\\d{1,9}")
                    ? clock.instant().plusSeconds(Long.parseLong(header.strip()))
                    : ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Map<?, ?> json(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!text.stripLeading().startsWith("{")) {
            return Map.of();
        }
        try {
            return GsonFactory.getDefaultInstance().fromString(text, GenericJson.class);
        } catch (IOException | RuntimeException e) {
            // The parser throws all sorts of exceptions at text that is cut off.
            return Map.of();
        }
    }

    /** Something to say about a body that is not Google's JSON, which is mostly a page of HTML. */
    private static String withoutJson(byte[] body) {
        if (body.length == 0) {
            return "the answer has no body";
        }
        Matcher title = HTML_TITLE.matcher(new String(body, StandardCharsets.UTF_8));
        return title.find() ? title.group(1).strip() : "the answer's body is not Google's JSON";
    }

    private static String text(Object value) {
        return value instanceof String text ? text : "";
    }
}

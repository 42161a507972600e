package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.HttpHeaders;
import io.github.camelgmail.client.Failure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReaderTest {

    private static final Instant NOW = Instant.parse("2026-09-11T19:00:00Z");

    private final FailureReader reader = new FailureReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | rateLimitExceeded | Quota exceeded for quota metric 'Total Query Cost' and limit 'Units per minute per user' | MINUTE_QUOTA",
                "403 | rateLimitExceeded | Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user' | MINUTE_QUOTA",
                "403 | userRateLimitExceeded | User-rate limit exceeded.  Retry after 2026-09-11T20:00:00.000Z | RATE",
                "429 | rateLimitExceeded | User-rate limit exceeded.  Retry after 2026-09-11T20:00:00.000Z | RATE",
                "429 | rateLimitExceeded | Too many concurrent requests for user | CONCURRENCY",
                "429 | rateLimitExceeded | User-rate limit exceeded (Mail sending) | SENDING_LIMIT",
                "500 | backendError | Backend Error | UNKNOWN_OUTCOME",
                "503 | backendError | The service is currently unavailable. | UNKNOWN_OUTCOME",
                "403 | quotaExceeded | Quota exceeded | RATE",
                "403 | dailyLimitExceeded | Daily Limit Exceeded | DAILY_LIMIT",
                "403 | insufficientPermissions | Request had insufficient authentication scopes. | REFUSED",
                "403 | forbidden | Metadata scope does not support 'q' parameter | REFUSED",
                "403 | forbidden | Delegation denied for a@example.com | REFUSED",
                "403 | domainPolicy | The domain administrators have disabled Gmail apps. | REFUSED",
                "403 | accessNotConfigured | Gmail API has not been used in project 1 before or it is disabled | REFUSED",
                "400 | failedPrecondition | Mail service not enabled | REFUSED",
                "400 | invalidArgument | Invalid id value | REFUSED",
                "409 | aborted | Label name exists or conflicts | REFUSED",
                "401 | authError | Request had invalid authentication credentials. | UNAUTHENTICATED",
                "404 | notFound | Requested entity was not found. | NOT_FOUND",
            })
    void reasonAndTextDecideWhatARefusalMeans(int status, String reason, String message, Kind kind) {
        Failure failure = reader.read(status, new HttpHeaders(), error(status, reason, message));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.message()).isEqualTo(message);
        assertThat(failure.statusCode()).isEqualTo(status);
    }

    @Test
    void theStatedTimeIsReadFromTheText() {
        Failure failure = reader.read(
                403,
                new HttpHeaders(),
                error(403, "userRateLimitExceeded", "User-rate limit exceeded.  Retry after 2026-09-11T20:00:00.000Z"));

        assertThat(failure.notBefore()).isEqualTo(Instant.parse("2026-09-11T20:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | 2026-09-11T19:02:00Z",
                "Fri, 11 Sep 2026 19:30:00 GMT | 2026-09-11T19:30:00Z",
                "soon | ",
            })
    void theStatedTimeIsReadFromTheHeader(String header, Instant expected) {
        Failure failure = reader.read(503, new HttpHeaders().setRetryAfter(header), new byte[0]);

        assertThat(failure.notBefore()).isEqualTo(expected);
    }

    @Test
    void theReasonOfADetailCountsWhereThereIsNoOther() {
        String body = "{\"error\":{\"code\":403,\"message\":\"Request had insufficient authentication scopes.\","
                + "\"status\":\"PERMISSION_DENIED\",\"details\":[{\"reason\":\"ACCESS_TOKEN_SCOPE_INSUFFICIENT\"}]}}";

        Failure failure = reader.read(403, new HttpHeaders(), body.getBytes(StandardCharsets.UTF_8));

        assertThat(failure.reason()).isEqualTo("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><head><title>Error 502 (Server Error)!!1</title></head></html> | Error 502 (Server Error)!!1",
                "{\"error\": | the answer's body is not Google's JSON",
                "{\"error\":\"text\"} | the answer's body is not Google's JSON",
            })
    void bodiesThatAreNotGooglesJsonAreSurvived(String body, String message) {
        Failure failure = reader.read(502, new HttpHeaders(), body.getBytes(StandardCharsets.UTF_8));

        assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_OUTCOME);
        assertThat(failure.message()).isEqualTo(message);
    }

    @Test
    void onlyWhatHappensBeforeTheRequestIsSentLeavesItUndone() {
        assertThat(FailureReader.read(new ConnectException("refused")).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(FailureReader.read(new UnknownHostException("nowhere")).kind())
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(FailureReader.read(new SocketException("reset")).kind()).isEqualTo(Kind.UNKNOWN_OUTCOME);
        assertThat(FailureReader.read(new SocketTimeoutException("slow")).kind())
                .isEqualTo(Kind.UNKNOWN_OUTCOME);
        assertThat(FailureReader.read(new IOException("insufficient data written"))
                        .kind())
                .isEqualTo(Kind.UNKNOWN_OUTCOME);
    }

    static byte[] error(int status, String reason, String message) {
        String quoted = message.replace("\"", "\\\"");
        return ("{\"error\":{\"code\":" + status + ",\"message\":\"" + quoted + "\",\"errors\":[{\"message\":\""
                        + quoted + "\",\"domain\":\"global\",\"reason\":\"" + reason + "\"}]}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}

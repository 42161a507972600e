package io.github.camelgmail.client;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One HTTP request and what came back. Blocks. */
final class Exchange {

    private static final int LONGEST_ERROR_BODY = 64 * 1024;

    /** Reads a successful answer. */
    @FunctionalInterface
    interface Reader<R> {
        R read(HttpResponse response) throws IOException;
    }

    /** Either what the reader made of a good answer, or why there is none. */
    record Answer<R>(R value, HttpHeaders headers, Failure failure) {}

    private final FailureReader failures;

    Exchange(FailureReader failures) {
        this.failures = failures;
    }

    /** Makes the request with these headers. Statuses that the reader wants besides 2xx are given to it as well. */
    <R> Answer<R> make(HttpRequest request, Map<String, List<String>> headers, Reader<R> reader, int... wanted) {
        headers.forEach((name, values) -> request.getHeaders().put(name, new ArrayList<>(values)));
        int status = 0;
        try {
            HttpResponse response = request.execute();
            try {
                status = response.getStatusCode();
                if (response.isSuccessStatusCode() || contains(wanted, status)) {
                    return new Answer<>(reader.read(response), response.getHeaders(), null);
                }
                Failure failure = failures.read(status, response.getHeaders(), body(response));
                return new Answer<>(null, response.getHeaders(), failure);
            } finally {
                response.disconnect();
            }
        } catch (LocalIoException e) {
            return new Answer<>(null, null, Failure.refused(e.getMessage(), e.getCause()));
        } catch (IOException e) {
            return new Answer<>(null, null, status == 0 ? FailureReader.read(e) : unreadable(status, e));
        } catch (RuntimeException e) {
            // Google's JSON parser throws all sorts of them at text that is cut off.
            if (status == 0) {
                throw e;
            }
            return new Answer<>(null, null, unreadable(status, e));
        }
    }

    private static Failure unreadable(int status, Exception cause) {
        return Failure.unknownOutcome(status, "the answer can't be read: " + Failure.describe(cause), cause);
    }

    private static byte[] body(HttpResponse response) {
        try (InputStream content = response.getContent()) {
            return content == null ? new byte[0] : content.readNBytes(LONGEST_ERROR_BODY);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static boolean contains(int[] statuses, int status) {
        for (int each : statuses) {
            if (each == status) {
                return true;
            }
        }
        return false;
    }
}

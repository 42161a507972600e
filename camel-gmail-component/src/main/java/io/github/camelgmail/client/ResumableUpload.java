package io.github.camelgmail.client;

import com.google.api.client.http.EmptyContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.json.JsonHttpContent;
import com.google.api.client.json.gson.GsonFactory;
import io.github.camelgmail.api.MailContent;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An upload session that outlives a broken connection: each attempt asks the server how much it has and goes on from there
 * (Gmail API guide "Uploading attachments", resumable upload).
 *
 * <p>Invariant: used by one thread at a time.
 */
final class ResumableUpload {

    /** A multiple of the 256 KiB that the protocol asks for. */
    static final int CHUNK = 4 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ResumableUpload.class);
    private static final int INCOMPLETE = 308;

    /** What the server knows of the upload: all of it and the answer, or how many bytes. */
    private record Progress<T>(T result, long received) {

        boolean isComplete() {
            return received < 0;
        }
    }

    private final Exchange exchange;
    private final HttpRequestFactory requests;
    private GenericUrl session;
    private boolean lastChunkSent;
    private long counted;

    ResumableUpload(Exchange exchange, HttpRequestFactory requests) {
        this.exchange = exchange;
        this.requests = requests;
    }

    /** Whether the server can be asked what became of it. */
    boolean isRecoverable() {
        return session != null || !lastChunkSent;
    }

    /** Begins the upload or goes on with it, to the end or to a failure that another attempt may overcome. */
    <T> void attempt(PendingCall<T> call, MethodRequest<T> initiation, Caller caller) {
        MailContent mail = call.call().media();
        Exchange.Answer<Progress<T>> answer =
                session == null ? begin(call, initiation, caller) : send(call, query(mail), caller);
        while (answer.failure() == null && !answer.value().isComplete()) {
            long from = answer.value().received();
            LOG.debug("{}: {} of {} bytes uploaded", call.method(), from, mail.length());
            count(from, caller);
            long length = Math.min(CHUNK, mail.length() - from);
            if (length <= 0) {
                call.failed(Failure.unknownOutcome(INCOMPLETE, "the server has the whole mail but no answer", null));
                return;
            }
            lastChunkSent |= from + length == mail.length();
            answer = send(call, chunk(mail, from, length), caller);
        }
        if (answer.failure() != null) {
            call.failed(seen(answer.failure()));
        } else {
            count(mail.length(), caller);
            call.answered(answer.value().result());
        }
    }

    private <T> Exchange.Answer<Progress<T>> begin(PendingCall<T> call, MethodRequest<T> initiation, Caller caller) {
        try {
            HttpRequest request = initiation.http();
            request.setEncoding(null);
            request.setContent(
                    call.call().body() == null
                            ? new EmptyContent()
                            : new JsonHttpContent(
                                    GsonFactory.getDefaultInstance(),
                                    call.call().body()));
            request.getHeaders().set("X-Upload-Content-Type", MailStream.TYPE);
            request.getHeaders()
                    .set("X-Upload-Content-Length", call.call().media().length());
            Exchange.Answer<String> answer = exchange.make(
                    request, caller.headers(), response -> response.getHeaders().getLocation());
            if (answer.failure() != null) {
                // A session that was begun and lost does no harm: nothing is sent before its last byte is there.
                return new Exchange.Answer<>(null, answer.headers(), answer.failure());
            }
            if (answer.value() == null) {
                return new Exchange.Answer<>(
                        null, null, Failure.refused("the server began an upload but gave no address for it", null));
            }
            session = new GenericUrl(answer.value());
            return new Exchange.Answer<>(new Progress<>(null, 0), answer.headers(), null);
        } catch (IOException e) {
            return new Exchange.Answer<>(null, null, FailureReader.read(e));
        }
    }

    private <T> Exchange.Answer<Progress<T>> send(PendingCall<T> call, HttpRequest request, Caller caller) {
        return exchange.make(
                request,
                caller.headers(),
                response -> response.getStatusCode() == INCOMPLETE
                        ? new Progress<>(null, received(response.getHeaders()))
                        : new Progress<>(read(call, response), -1),
                INCOMPLETE);
    }

    /** The server has this many bytes; what it had lost and got again counts once. */
    private void count(long received, Caller caller) {
        if (received > counted) {
            caller.uploaded().add(received - counted);
            counted = received;
        }
    }

    /** A session that the server has forgotten begins anew, unless it may have been complete. */
    private Failure seen(Failure failure) {
        if (session == null || failure.statusCode() != 404 && failure.statusCode() != 410) {
            return failure;
        }
        session = null;
        return Failure.unknownOutcome(failure.statusCode(), "the server has forgotten the upload", failure.cause());
    }

    private HttpRequest query(MailContent mail) {
        return put(new EmptyContent(), "bytes */" + mail.length());
    }

    private HttpRequest chunk(MailContent mail, long from, long length) {
        return put(
                new MailStream(mail, from, length), "bytes " + from + "-" + (from + length - 1) + "/" + mail.length());
    }

    private HttpRequest put(HttpContent content, String range) {
        try {
            HttpRequest request = requests.buildPutRequest(session, content);
            request.getHeaders().setContentRange(range);
            return request;
        } catch (IOException e) {
            throw new IllegalStateException("Building a request does no I/O", e);
        }
    }

    private static <T> T read(PendingCall<T> call, HttpResponse response) throws IOException {
        return GsonFactory.getDefaultInstance()
                .createJsonObjectParser()
                .parseAndClose(
                        response.getContent(),
                        response.getContentCharset(),
                        call.method().responseType());
    }

    /** The header names the last byte; without it the server has none. */
    private static long received(HttpHeaders headers) {
        String range = headers.getRange();
        return range == null
                ? 0
                : Long.parseLong(range.substring(range.lastIndexOf('-') + 1).strip()) + 1;
    }
}

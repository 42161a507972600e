package io.github.camelgmail.client;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.MultipartContent;
import com.google.api.client.http.json.JsonHttpContent;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.Gmail;
import io.github.camelgmail.api.FeedMethod;
import io.github.camelgmail.api.MailContent;
import io.github.camelgmail.client.BatchReply.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Turns calls into HTTP and answers into results or failures. One attempt each: no waiting, no retries, no quota. Blocks.
 *
 * <p>Invariant: after {@link #send} each call has an answer or a failure, whatever happened.
 */
final class Wire {

    /** Up to this size in bytes a mail goes as base64 in JSON; Gmail refuses such bodies from about 5 MB on. */
    private static final long LARGEST_JSON = 1 << 20;
    /** Up to this size in bytes a mail goes in one multipart request (Gmail API guide "Uploading attachments"). */
    private static final long LARGEST_MULTIPART = 5 << 20;

    private static final String JSON = "json";
    private static final String MULTIPART = "multipart";
    private static final String RESUMABLE = "resumable";
    private static final String FEED_ROOT_URL = "https://mail.google.com/";
    private static final String BATCH_PATH = "batch/gmail/v1";

    private final String rootUrl;
    private final Gmail gmail;
    private final FailureReader failures;
    private final Exchange exchange;

    Wire(ClientSettings settings, HttpTransport transport, Clock clock) {
        this.rootUrl = settings.rootUrl();
        this.gmail = new Gmail.Builder(
                        transport, GsonFactory.getDefaultInstance(), request -> configure(request, settings))
                .setRootUrl(rootUrl)
                .setApplicationName(UserAgent.of(settings.applicationName()))
                .setSuppressAllChecks(true)
                .build();
        this.failures = new FailureReader(clock);
        this.exchange = new Exchange(failures);
    }

    /** Makes one attempt at these calls: one on its own, several as a batch. */
    void send(List<PendingCall<?>> calls, Caller caller) {
        try {
            if (calls.size() == 1) {
                single(calls.get(0), caller);
            } else {
                batch(calls, caller);
            }
        } catch (IOException e) {
            calls.forEach(call -> call.failed(Failure.refused(Failure.describe(e), e)));
        } catch (RuntimeException e) {
            calls.forEach(call ->
                    call.failed(Failure.refused("the call can't be written as a request: " + Failure.describe(e), e)));
        }
    }

    private <T> void single(PendingCall<T> call, Caller caller) throws IOException {
        MailContent mail = call.call().media();
        if (call.method() == FeedMethod.FEED) {
            feed(call, caller);
        } else if (mail == null) {
            json(call, call.call().body(), caller);
        } else if (mail.length() > call.method().maxUploadBytes()) {
            call.failed(Failure.refused(
                    "the mail has " + mail.length() + " bytes, allowed are "
                            + call.method().maxUploadBytes(),
                    null));
        } else {
            upload(call, mail, caller);
        }
    }

    private <T> void upload(PendingCall<T> call, MailContent mail, Caller caller) throws IOException {
        Object type = call.call().parameters().getOrDefault(MethodRequest.UPLOAD_TYPE, uploadType(mail));
        if (RESUMABLE.equals(type)) {
            if (call.upload() == null) {
                call.upload(new ResumableUpload(exchange, gmail.getRequestFactory()));
            }
            call.upload().attempt(call, MethodRequest.upload(gmail, call.call(), RESUMABLE, caller), caller);
            return;
        }
        if (JSON.equals(type)) {
            json(call, call.bodyWith(base64(mail)), caller);
        } else {
            multipart(call, mail, caller);
        }
        if (call.failure() == null) {
            caller.uploaded().add(mail.length());
        }
    }

    private static String uploadType(MailContent mail) {
        if (mail.length() <= LARGEST_JSON) {
            return JSON;
        }
        return mail.length() <= LARGEST_MULTIPART ? MULTIPART : RESUMABLE;
    }

    private <T> void json(PendingCall<T> call, Object body, Caller caller) throws IOException {
        exchange(call, MethodRequest.json(gmail, call.call(), body, caller).http(), caller);
    }

    private <T> void multipart(PendingCall<T> call, MailContent mail, Caller caller) throws IOException {
        HttpRequest request =
                MethodRequest.upload(gmail, call.call(), MULTIPART, caller).http();
        Object metadata = call.call().body() == null ? Map.of() : call.call().body();
        List<HttpContent> parts = List.of(
                new JsonHttpContent(GsonFactory.getDefaultInstance(), metadata),
                new MailStream(mail, 0, mail.length()));
        request.setEncoding(null);
        request.setContent(new MultipartContent().setContentParts(parts));
        exchange(call, request, caller);
    }

    /** The feed has another host than the API; a server that stands in for Google serves it as well. */
    private <T> void feed(PendingCall<T> call, Caller caller) throws IOException {
        String root = rootUrl.equals(ClientSettings.GMAIL_ROOT_URL) ? FEED_ROOT_URL : rootUrl;
        GenericUrl url = new GenericUrl(root + call.method().path());
        Object label = call.call().parameters().get(FeedMethod.LABEL);
        if (label != null) {
            url.appendRawPath("/");
            url.getPathParts().set(url.getPathParts().size() - 1, String.valueOf(label));
        }
        HttpRequest request = gmail.getRequestFactory().buildGetRequest(url);
        request.getHeaders().setUserAgent(gmail.getApplicationName());
        exchange(call, request, caller);
    }

    private <T> void exchange(PendingCall<T> call, HttpRequest request, Caller caller) {
        Exchange.Answer<T> answer = exchange.make(request, caller.headers(), response -> result(call, response));
        if (answer.failure() == null) {
            call.answered(answer.value());
        } else {
            call.failed(answer.failure());
        }
    }

    private static <T> T result(PendingCall<T> call, HttpResponse response) throws IOException {
        if (call.method().responseType() == Void.class) {
            response.ignore();
            return null;
        }
        if (call.method() == FeedMethod.FEED) {
            return call.method().responseType().cast(FeedReader.read(response.getContent()));
        }
        if (call.target() != null) {
            return Download.read(response.getContent(), call.method().responseType(), call.target());
        }
        return response.parseAs(call.method().responseType());
    }

    private void batch(List<PendingCall<?>> calls, Caller caller) throws IOException {
        BatchContent content = new BatchContent();
        for (PendingCall<?> call : calls) {
            GenericUrl url = MethodRequest.json(gmail, call.call(), call.call().body(), caller)
                    .url();
            content.add(
                    call.method().verb(),
                    url.build().substring(rootUrl.length() - 1),
                    call.call().body());
        }
        content.end();
        HttpRequest request = gmail.getRequestFactory().buildPostRequest(new GenericUrl(rootUrl + BATCH_PATH), content);
        request.getHeaders().setUserAgent(gmail.getApplicationName());
        Exchange.Answer<Map<Integer, Part>> answer = exchange.make(
                request,
                caller.headers(),
                response -> BatchReply.read(response.getContent(), response.getContentType(), calls.size()));
        for (int i = 0; i < calls.size(); i++) {
            if (answer.failure() != null) {
                calls.get(i).failed(answer.failure());
            } else {
                settle(calls.get(i), answer.value().get(i));
            }
        }
    }

    private <T> void settle(PendingCall<T> call, Part part) {
        if (part == null) {
            call.failed(Failure.unknownOutcome(0, "the batch's answer has no part for the call", null));
        } else if (part.status() < 200 || part.status() > 299) {
            call.failed(failures.read(part.status(), part.headers(), part.body()));
        } else if (call.method().responseType() == Void.class) {
            call.answered(null);
        } else {
            try {
                call.answered(GsonFactory.getDefaultInstance()
                        .createJsonObjectParser()
                        .parseAndClose(
                                new ByteArrayInputStream(part.body()),
                                StandardCharsets.UTF_8,
                                call.method().responseType()));
            } catch (IOException | RuntimeException e) {
                call.failed(
                        Failure.unknownOutcome(part.status(), "the answer can't be read: " + Failure.describe(e), e));
            }
        }
    }

    private static String base64(MailContent mail) throws IOException {
        try (InputStream in = mail.open()) {
            return Base64.getUrlEncoder().encodeToString(in.readAllBytes());
        } catch (IOException e) {
            throw LocalIoException.reading(e);
        }
    }

    private static void configure(HttpRequest request, ClientSettings settings) {
        request.setConnectTimeout((int) settings.connectTimeout().toMillis());
        request.setReadTimeout((int) settings.responseTimeout().toMillis());
        request.setNumberOfRetries(0);
        request.setFollowRedirects(false);
        request.setThrowExceptionOnExecuteError(false);
        request.setLoggingEnabled(false);
    }
}

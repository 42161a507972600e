package io.github.camelgmail.client;

import com.google.api.client.json.GenericJson;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A call from its submission to its end, with the state of its attempts.
 *
 * <p>Invariant: only one thread at a time works with it; the queue's lock hands it from one to the next.
 */
final class PendingCall<T> {

    /** Which calls go first when not all can. */
    enum Urgency {
        /** Sends: never held up by anything but sends. */
        SEND,
        /** Calls made one at a time; they share the quota with the backlog. */
        SINGLE,
        /** Calls of which many were given at once; only these are gathered into batches. */
        BACKLOG
    }

    private static final Set<String> SENDS = Set.of("messages.send", "drafts.send");

    private final GmailCall<T> call;
    private final Urgency urgency;
    private final int units;
    private final String writes;
    private final DownloadTarget target;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private ResumableUpload upload;
    private int attempts;
    private Instant firstAttempt;
    private boolean refreshed;
    private T result;
    private Failure failure;

    PendingCall(GmailCall<T> call, boolean oneOfMany, int units) {
        this(call, oneOfMany, units, null);
    }

    PendingCall(GmailCall<T> call, boolean oneOfMany, int units, DownloadTarget target) {
        this.call = call;
        this.target = target;
        this.urgency = SENDS.contains(call.method().id()) ? Urgency.SEND : oneOfMany ? Urgency.BACKLOG : Urgency.SINGLE;
        this.units = units;
        this.writes = writes(call);
    }

    GmailCall<T> call() {
        return call;
    }

    GmailMethod<T> method() {
        return call.method();
    }

    Urgency urgency() {
        return urgency;
    }

    /** Its price in quota units. */
    int units() {
        return units;
    }

    /** The resource it changes, which no other call may change at the same time; null when there is none. */
    String writes() {
        return writes;
    }

    CompletableFuture<T> future() {
        return future;
    }

    /** Whether it may go into a batch: not an upload, and not what must not be in doubt when a batch is lost. */
    boolean isBatchable() {
        return urgency == Urgency.BACKLOG && call.media() == null && method().repeatable();
    }

    /** Whether it may be made again when nobody knows what the last attempt did. */
    boolean isRepeatable() {
        return method().repeatable() || upload != null && upload.isRecoverable();
    }

    /** Where the big value of the answer goes; null when it stays in the answer. */
    DownloadTarget target() {
        return target;
    }

    /** The upload that earlier attempts have begun; null when there is none. */
    ResumableUpload upload() {
        return upload;
    }

    void upload(ResumableUpload begun) {
        upload = begun;
    }

    int attempts() {
        return attempts;
    }

    /** When it was made for the first time; null before. */
    Instant firstAttempt() {
        return firstAttempt;
    }

    void begin(Instant now) {
        attempts++;
        if (firstAttempt == null) {
            firstAttempt = now;
        }
        result = null;
        failure = null;
    }

    /** Notes that the access token was renewed for it, which happens at most once. Returns false the second time. */
    boolean mayRefresh() {
        boolean first = !refreshed;
        refreshed = true;
        return first;
    }

    boolean hasRefreshed() {
        return refreshed;
    }

    void answered(T answer) {
        result = answer;
    }

    void failed(Failure why) {
        failure = why;
    }

    /** Why the last attempt failed; null when it succeeded. */
    Failure failure() {
        return failure;
    }

    /** Ends it with the answer of the last attempt. */
    void complete() {
        future.complete(result);
    }

    /** Ends it with a failure. */
    void completeExceptionally(GmailException exception) {
        future.completeExceptionally(exception);
    }

    /** The body with the mail's bytes in it, for the form of a call that is plain JSON. */
    Object bodyWith(String raw) {
        if (method().requestType() != Draft.class) {
            return copy((Message) call.body(), new Message()).setRaw(raw);
        }
        Draft draft = copy((Draft) call.body(), new Draft());
        return draft.setMessage(copy(draft.getMessage(), new Message()).setRaw(raw));
    }

    /** A shallow copy: the model's own clone fails on lists that Java made immutable. */
    private static <M extends GenericJson> M copy(M from, M to) {
        if (from != null) {
            to.putAll(from);
        }
        return to;
    }

    /** The path up to its last parameter names the resource; without one, a PUT or PATCH writes to the path itself. */
    private static String writes(GmailCall<?> call) {
        String verb = call.method().verb();
        if (verb.equals("GET")) {
            return null;
        }
        String path = call.method().path().replaceFirst("^.*?\\{userId}/", "");
        int end = path.lastIndexOf('}');
        if (end < 0) {
            return verb.equals("POST") ? null : path;
        }
        String resource = path.substring(0, end + 1);
        for (String name : call.method().pathParameters()) {
            resource = resource.replace(
                    "{" + name + "}", String.valueOf(call.parameters().get(name)));
        }
        return resource;
    }
}

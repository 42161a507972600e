package io.github.camelgmail.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.api.ApiMethod;
import io.github.camelgmail.simulator.http.Authenticator.Caller;
import io.github.camelgmail.simulator.http.MethodTable.Match;
import io.github.camelgmail.simulator.http.Multipart.Part;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;

/** Uploads under {@code /upload/} (simple, multipart, resumable) and {@code /resumable/upload/}. */
final class UploadHandler {

    private static final String UPLOAD = "/upload/";
    private static final String RESUMABLE = "/resumable/upload/";

    private final MethodTable methods;
    private final Authenticator authenticator;
    private final Execution execution;
    private final UploadSessions sessions;

    UploadHandler(MethodTable methods, Authenticator authenticator, Execution execution, UploadSessions sessions) {
        this.methods = methods;
        this.authenticator = authenticator;
        this.execution = execution;
        this.sessions = sessions;
    }

    boolean serves(Request request) {
        return request.path().startsWith(UPLOAD) || request.path().startsWith(RESUMABLE);
    }

    Future<Reply> handle(Call call) {
        Request request = call.request();
        String uploadId = request.query().first("upload_id");
        if (uploadId != null) {
            return resume(call, uploadId);
        }
        boolean resumable = request.path().startsWith(RESUMABLE);
        String path = request.path().substring((resumable ? RESUMABLE : UPLOAD).length());
        Match match = methods.find(request.verb(), path);
        if (match == null || match.method().maxUploadBytes() == 0) {
            return Future.succeededFuture(Reply.notFound(request.path()));
        }
        Caller caller = authenticator.authorise(request, match);
        String type = resumable ? "resumable" : request.query().first("uploadType");
        return switch (type == null ? "" : type) {
            case "media" -> simple(call, match, caller);
            case "multipart" -> multipart(call, match, caller);
            case "resumable" -> start(call, match, caller);
            default ->
                Future.failedFuture(
                        Failures.badRequest("uploadType must be media, multipart or resumable, found '" + type + "'"));
        };
    }

    /** Keeps what arrived of a chunk whose connection broke before its end. */
    void interrupted(Request request) {
        UploadSession session = sessions.find(request.query().first("upload_id"));
        if (session != null && request.header("Content-Encoding").isEmpty()) {
            session.interrupted(range(request, Long.MAX_VALUE), request.body());
        }
    }

    private Future<Reply> simple(Call call, Match match, Caller caller) {
        return work(call, List.of("upload.media", match.method().id()), match, caller, () -> {
            byte[] media = call.request().content(match.method().maxUploadBytes());
            checkMediaType(call.request().mediaType());
            return Invoker.invoke(match, caller, call.request().query(), Json.readObject(new byte[0]), media);
        });
    }

    private Future<Reply> multipart(Call call, Match match, Caller caller) {
        return work(call, List.of("upload.multipart", match.method().id()), match, caller, () -> {
            Request request = call.request();
            List<Part> parts =
                    Multipart.parse(request.header("Content-Type"), request.content(HttpLimits.UPLOAD_BYTES));
            if (parts == null || parts.size() != 2) {
                throw Failures.badRequest("Multipart must have exactly two parts: metadata and media.");
            }
            Part media = parts.get(1);
            checkMediaType(new Request("", "", Parameters.NONE, media.headers(), media.content(), "").mediaType());
            if (media.content().length > match.method().maxUploadBytes()) {
                throw Failures.tooLarge();
            }
            ObjectNode metadata = Json.readObject(parts.get(0).content());
            return Invoker.invoke(match, caller, request.query(), metadata, media.content());
        });
    }

    private Future<Reply> start(Call call, Match match, Caller caller) {
        call.method("upload.start");
        return execution.run(call, List.of("upload.start"), caller.user(), null, () -> {
            Request request = call.request();
            String length = request.header("X-Upload-Content-Length");
            if (length.matches("\\d{1,15}")
                    && Long.parseLong(length) > match.method().maxUploadBytes()) {
                throw Failures.tooLarge();
            }
            checkMediaType(request.header("X-Upload-Content-Type"));
            ObjectNode metadata = Json.readObject(request.content(HttpLimits.JSON_BYTES));
            return sessions.open(match, caller, request, metadata);
        });
    }

    private Future<Reply> resume(Call call, String uploadId) {
        call.method("upload.chunk");
        Request request = call.request();
        UploadSession session = sessions.find(uploadId);
        if (session == null) {
            throw Failures.unknownUpload();
        }
        if (!request.header("Authorization").isEmpty()) {
            authenticator.authenticate(request);
        }
        ContentRange range = range(request, -1);
        boolean last = range == null || range.completes();
        ApiMethod method = session.match.method();
        if (last) {
            call.method(method.id());
        }
        List<String> names = last ? List.of("upload.chunk", method.id()) : List.of("upload.chunk");
        return execution.run(call, names, session.caller.user(), last ? method : null, () -> {
            byte[] content = request.content(method.maxUploadBytes());
            return session.put(range == null ? ContentRange.parse("", content.length) : range, content);
        });
    }

    /** The request's range; without the header it is the whole of a length, or null when that is not known yet. */
    private static ContentRange range(Request request, long wholeLength) {
        String header = request.header("Content-Range");
        return header.isEmpty() && wholeLength < 0 ? null : ContentRange.parse(header, wholeLength);
    }

    private Future<Reply> work(Call call, List<String> names, Match match, Caller caller, Work work) {
        call.method(match.method().id());
        return execution.run(call, names, caller.user(), match.method(), work::run);
    }

    private static void checkMediaType(String type) {
        if (!type.isEmpty() && !type.regionMatches(true, 0, "message/", 0, 8)) {
            throw Failures.unsupportedMedia(type);
        }
    }

    @FunctionalInterface
    private interface Work {
        Reply run() throws IOException;
    }
}

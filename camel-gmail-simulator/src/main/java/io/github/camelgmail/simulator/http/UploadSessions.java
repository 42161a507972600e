package io.github.camelgmail.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.http.Authenticator.Caller;
import io.github.camelgmail.simulator.http.MethodTable.Match;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The resumable uploads under way or done. A session's address lives for a week, by the simulator's clock. */
final class UploadSessions {

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Set<String> NOT_REPEATED = Set.of("uploadType", "access_token", "oauth_token");

    private final Clock clock;
    private final Map<String, UploadSession> sessions = new ConcurrentHashMap<>();

    UploadSessions(Clock clock) {
        this.clock = clock;
    }

    /** Opens a session and answers with its address. */
    Reply open(Match match, Caller caller, Request request, ObjectNode metadata) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> !now.isBefore(session.expires));
        String id = "A" + UUID.randomUUID().toString().replace("-", "");
        sessions.put(id, new UploadSession(match, caller, request.query(), metadata, now.plus(LIFETIME)));
        StringBuilder location = new StringBuilder(request.origin() + request.path() + "?uploadType=resumable");
        request.query().values().forEach((name, values) -> {
            if (!NOT_REPEATED.contains(name)) {
                values.forEach(value -> append(location, name, value));
            }
        });
        append(location, "upload_id", id);
        return Reply.empty(200).with("Location", location.toString()).with("X-GUploader-UploadID", id);
    }

    /** The session, or null when there is none or it has expired. */
    UploadSession find(String id) {
        UploadSession session = id == null ? null : sessions.get(id);
        return session == null || !clock.instant().isBefore(session.expires) ? null : session;
    }

    void clear() {
        sessions.clear();
    }

    private static void append(StringBuilder url, String name, String value) {
        url.append('&').append(encode(name)).append('=').append(encode(value));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

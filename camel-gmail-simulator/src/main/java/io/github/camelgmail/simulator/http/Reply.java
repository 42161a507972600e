package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.web.Html;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP response, or the response of one part of a batch.
 *
 * @param status   the status code
 * @param headers  headers in order, Content-Type among them
 * @param body     the body, empty when there is none
 * @param bodyTime how long the body takes to be written
 */
record Reply(int status, Map<String, String> headers, byte[] body, Duration bodyTime) {

    private static final byte[] EMPTY = {};
    private static final String JSON = "application/json; charset=UTF-8";
    private static final String HTML = "text/html; charset=UTF-8";

    static Reply json(int status, byte[] body) {
        return new Reply(status, Map.of("Content-Type", JSON), body, Duration.ZERO);
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), EMPTY, Duration.ZERO);
    }

    static Reply html(int status, String page) {
        return new Reply(status, Map.of("Content-Type", HTML), page.getBytes(StandardCharsets.UTF_8), Duration.ZERO);
    }

    /** A body given as text, HTML when it looks like it and else JSON. */
    static Reply text(int status, String body) {
        boolean html = body.stripLeading().startsWith("<");
        return html ? html(status, body) : json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply of(ApiFailure failure) {
        Reply reply = json(failure.status(), Json.write(failure.body(), true));
        return failure.authenticate() == null ? reply : reply.with("WWW-Authenticate", failure.authenticate());
    }

    /** What Google's front end says about a path or a verb that nothing serves. */
    static Reply notFound(String path) {
        return html(404, """
                <!DOCTYPE html>
                <html lang=en>
                  <meta charset=utf-8>
                  <title>Error 404 (Not Found)!!1</title>
                  <p><b>404.</b> <ins>That’s an error.</ins>
                  <p>The requested URL <code>%s</code> was not found on this server.  <ins>That’s all we know.</ins>
                """.formatted(Html.escape(path)));
    }

    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, bodyTime);
    }

    Reply slow(Duration time) {
        return new Reply(status, headers, body, time);
    }
}

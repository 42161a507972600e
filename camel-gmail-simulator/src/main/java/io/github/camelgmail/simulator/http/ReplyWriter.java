package io.github.camelgmail.simulator.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes one answer with the headers that Google's front end sends, compressed for callers that want it. */
final class ReplyWriter {

    private static final int LARGE = 8 * 1024;
    private static final int SLICES = 10;

    private final Vertx vertx;
    private final HttpServerRequest received;

    ReplyWriter(Vertx vertx, HttpServerRequest received) {
        this.vertx = vertx;
        this.received = received;
    }

    /**
     * Writes the answer; a large one is compressed on a worker thread.
     *
     * @param request the request; null when it could not be read
     */
    void write(Request request, Reply reply) {
        if (request == null || !request.acceptsGzip() || reply.body().length == 0) {
            send(reply, reply.body(), false);
        } else if (reply.body().length < LARGE) {
            send(reply, Gzip.compress(reply.body()), true);
        } else {
            vertx.executeBlocking(() -> Gzip.compress(reply.body()), false)
                    .onSuccess(compressed -> send(reply, compressed, true));
        }
    }

    private void send(Reply reply, byte[] body, boolean gzip) {
        HttpServerResponse response = received.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(reply.status());
        response.putHeader("Cache-Control", "private")
                .putHeader("Vary", "Origin, X-Origin, Referer")
                .putHeader("Server", "ESF")
                .putHeader("X-XSS-Protection", "0")
                .putHeader("X-Frame-Options", "SAMEORIGIN")
                .putHeader("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(response::putHeader);
        if (gzip) {
            response.putHeader("Content-Encoding", "gzip");
        }
        if (reply.status() != 204) {
            response.putHeader("Content-Length", Integer.toString(body.length));
        }
        long pause = reply.bodyTime().toMillis() / SLICES;
        if (pause <= 0 || body.length < SLICES) {
            response.end(Buffer.buffer(body));
        } else {
            trickle(response, body, 0, pause);
        }
    }

    private void trickle(HttpServerResponse response, byte[] body, int slice, long pause) {
        int from = (int) ((long) body.length * slice / SLICES);
        int to = (int) ((long) body.length * (slice + 1) / SLICES);
        vertx.setTimer(pause, timer -> {
            if (response.closed()) {
                return;
            }
            response.write(Buffer.buffer(to - from).appendBytes(body, from, to - from));
            if (slice + 1 == SLICES) {
                response.end();
            } else {
                trickle(response, body, slice + 1, pause);
            }
        });
    }
}

package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.api.ApiMethod;
import io.github.camelgmail.simulator.pubsub.PushTransport;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CompletionException;

/** The HTTP server: it takes in whole requests and writes answers, on 127.0.0.1 and an event loop. */
public final class SimulatorServer implements AutoCloseable {

    private static final int LINE_BYTES = 64 * 1024;
    private static final int WORKERS = 16;

    private final int port;
    private final Vertx vertx;
    private final HttpServer server;
    private volatile Dispatcher dispatcher;

    /**
     * A server that does not listen yet.
     *
     * @param port the port; 0 for any free one
     */
    public SimulatorServer(int port) {
        this.port = port;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setHttp2ClearTextEnabled(false)
                        .setHandle100ContinueAutomatically(true)
                        .setMaxInitialLineLength(LINE_BYTES)
                        .setMaxHeaderSize(LINE_BYTES))
                .requestHandler(this::receive);
    }

    /**
     * Listens; {@link #serve} comes before.
     *
     * @throws IllegalStateException when the port can't be had
     */
    public void listen() {
        try {
            server.listen().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            close();
            throw new IllegalStateException("The simulator could not listen on port " + port, e.getCause());
        }
    }

    /** Serves these methods on this state from now on; requests under way go on with what they began with. */
    public void serve(SimulatorState state, List<ApiMethod> methods) {
        dispatcher = new Dispatcher(vertx, state, methods);
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** A client of this server's event loop, for as long as the server lives. */
    public PushTransport pushTransport() {
        return new VertxPushTransport(vertx);
    }

    /** Stops listening, closes every connection and ends the threads. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void receive(HttpServerRequest received) {
        Dispatcher current = dispatcher;
        Buffer body = Buffer.buffer();
        int limit = limit(received.path());
        boolean[] overflow = {false};
        ReplyWriter writer = new ReplyWriter(vertx, received);
        received.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                overflow[0] = true;
            } else if (!overflow[0]) {
                body.appendBuffer(chunk);
            }
        });
        received.exceptionHandler(broken -> read(received, body, current::interrupted));
        received.endHandler(end -> {
            try {
                Request request = request(received, body);
                (overflow[0] ? current.tooLarge(request) : current.dispatch(request))
                        .onSuccess(reply -> writer.write(request, reply))
                        .onFailure(cut -> received.connection().close());
            } catch (IllegalArgumentException e) {
                writer.write(null, Reply.of(Failures.badRequest("Bad Request")));
            }
        });
    }

    private static void read(HttpServerRequest received, Buffer body, java.util.function.Consumer<Request> consumer) {
        try {
            consumer.accept(request(received, body));
        } catch (RuntimeException e) {
            // The connection is gone: there is nobody to tell.
        }
    }

    private static Request request(HttpServerRequest received, Buffer body) {
        String host = received.getHeader("Host");
        String authority = host == null ? "127.0.0.1:" + received.localAddress().port() : host;
        String path = received.path() == null || received.path().isEmpty() ? "/" : received.path();
        return new Request(
                received.method().name(),
                path,
                Parameters.parse(received.query()),
                received.headers(),
                body.getBytes(),
                "http://" + authority);
    }

    private static int limit(String path) {
        if (path != null && (path.startsWith("/upload/") || path.startsWith("/resumable/"))) {
            return HttpLimits.UPLOAD_BYTES;
        }
        return path != null && path.startsWith("/batch") ? HttpLimits.BATCH_BYTES : HttpLimits.JSON_BYTES;
    }
}

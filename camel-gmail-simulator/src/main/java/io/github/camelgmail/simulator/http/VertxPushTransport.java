package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.pubsub.PushTransport;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Posts on the event loop, follows no redirect, and reuses connections. */
final class VertxPushTransport implements PushTransport {

    private static final int CONNECTIONS = 64;

    private final Vertx vertx;
    private final HttpClient client;

    VertxPushTransport(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
    }

    @Override
    public CompletionStage<Integer> post(String url, Map<String, String> headers, byte[] body, Duration timeout) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST).setFollowRedirects(false);
        try {
            options.setAbsoluteURI(url)
                    .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(headers));
        } catch (RuntimeException notAnUrl) {
            return CompletableFuture.failedFuture(notAnUrl);
        }
        Promise<Integer> status = Promise.promise();
        long timer = vertx.setTimer(timeout.toMillis(), late -> status.tryFail(new TimeoutException()));
        client.request(options)
                .compose(request -> {
                    status.future().onFailure(late -> request.reset());
                    return send(request, body);
                })
                .onSuccess(status::tryComplete)
                .onFailure(status::tryFail);
        return status.future().onComplete(done -> vertx.cancelTimer(timer)).toCompletionStage();
    }

    /** The whole answer is read, so that the connection can serve again. */
    private static Future<Integer> send(HttpClientRequest request, byte[] body) {
        return request.send(Buffer.buffer(body))
                .compose(response -> response.body().map(read -> response.statusCode()));
    }
}

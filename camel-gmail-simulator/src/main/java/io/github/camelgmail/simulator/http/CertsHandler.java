package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.auth.IdTokens;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The keys by which ID tokens are verified, where Google has them. */
final class CertsHandler {

    private static final String PATH = "/oauth2/v3/certs";
    private static final List<String> NAMES = List.of("certs");

    private final IdTokens tokens;
    private final Execution execution;

    CertsHandler(IdTokens tokens, Execution execution) {
        this.tokens = tokens;
        this.execution = execution;
    }

    boolean serves(Request request) {
        return request.verb().equals("GET") && request.path().equals(PATH);
    }

    Future<Reply> handle(Call call) {
        call.method("certs");
        return execution.run(
                NAMES,
                () -> execution.onWorker(() -> Reply.json(200, tokens.jwkSet().getBytes(StandardCharsets.UTF_8))
                        .with("Cache-Control", "public, max-age=3600, must-revalidate")));
    }
}

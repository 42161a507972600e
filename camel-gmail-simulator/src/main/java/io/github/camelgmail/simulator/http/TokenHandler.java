package io.github.camelgmail.simulator.http;

import io.github.camelgmail.simulator.auth.TokenEndpoint;
import io.github.camelgmail.simulator.auth.TokenReply;
import io.github.camelgmail.simulator.auth.Tokens;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The OAuth addresses: the token endpoint under its three names, and revocation. */
final class TokenHandler {

    private static final Set<String> TOKEN_PATHS = Set.of("/token", "/oauth2/v4/token", "/o/oauth2/token");
    private static final Set<String> REVOKE_PATHS = Set.of("/revoke", "/o/oauth2/revoke");
    private static final List<String> NAMES = List.of("token");

    private final TokenEndpoint endpoint;
    private final Tokens tokens;
    private final Execution execution;

    TokenHandler(TokenEndpoint endpoint, Tokens tokens, Execution execution) {
        this.endpoint = endpoint;
        this.tokens = tokens;
        this.execution = execution;
    }

    boolean serves(Request request) {
        String path = request.path();
        return request.verb().equals("POST") && (TOKEN_PATHS.contains(path) || REVOKE_PATHS.contains(path));
    }

    Future<Reply> handle(Call call) {
        call.method("token");
        return execution.run(NAMES, () -> execution.onWorker(() -> answer(call.request())));
    }

    private Reply answer(Request request) throws IOException {
        String body = new String(request.content(HttpLimits.JSON_BYTES), StandardCharsets.UTF_8);
        Parameters form = Parameters.parse(body).orElse(request.query());
        if (REVOKE_PATHS.contains(request.path())) {
            return revoke(form.first("token"));
        }
        Map<String, String> values =
                form.values().keySet().stream().collect(Collectors.toMap(name -> name, form::first));
        TokenReply reply = endpoint.grant(values, request.origin() + "/");
        byte[] json = Json.write(Json.MAPPER.valueToTree(reply.body()), true);
        return Reply.json(reply.status(), json).with("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
    }

    private Reply revoke(String token) {
        if (token == null) {
            return Reply.text(400, "{\"error\":\"invalid_request\",\"error_description\":\"token is missing\"}\n");
        }
        tokens.revoke(token);
        return Reply.text(200, "{}\n");
    }
}

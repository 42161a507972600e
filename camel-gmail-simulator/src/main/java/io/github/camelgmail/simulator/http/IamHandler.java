package io.github.camelgmail.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgmail.simulator.auth.ServiceAccounts;
import io.github.camelgmail.simulator.auth.TokenReply;
import io.github.camelgmail.simulator.auth.WorkloadIdentity;
import io.github.camelgmail.simulator.error.GmailError;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Google's security token service, and signing by the IAM service account credentials API. */
final class IamHandler {

    private static final String EXCHANGE = "/v1/token";
    private static final Pattern SIGN = Pattern.compile("/v1/projects/-/serviceAccounts/([^/:]+):signBlob");
    private static final List<String> NAMES = List.of("token");

    private final WorkloadIdentity identities;
    private final ServiceAccounts accounts;
    private final Authenticator authenticator;
    private final Execution execution;

    IamHandler(
            WorkloadIdentity identities, ServiceAccounts accounts, Authenticator authenticator, Execution execution) {
        this.identities = identities;
        this.accounts = accounts;
        this.authenticator = authenticator;
        this.execution = execution;
    }

    boolean serves(Request request) {
        return request.verb().equals("POST")
                && (request.path().equals(EXCHANGE)
                        || SIGN.matcher(request.path()).matches());
    }

    Future<Reply> handle(Call call) {
        Request request = call.request();
        boolean exchange = request.path().equals(EXCHANGE);
        call.method(exchange ? "sts.token" : "signBlob");
        return execution.run(NAMES, () -> execution.onWorker(() -> exchange ? exchange(request) : sign(request)));
    }

    private Reply exchange(Request request) throws IOException {
        Parameters form = Parameters.parse(new String(request.content(HttpLimits.JSON_BYTES), StandardCharsets.UTF_8));
        TokenReply reply = identities.exchange(
                form.values().keySet().stream().collect(Collectors.toMap(name -> name, form::first)));
        return Reply.json(reply.status(), Json.write(Json.MAPPER.valueToTree(reply.body()), true));
    }

    private Reply sign(Request request) throws IOException {
        if (!identities.maySign(authenticator.authenticate(request))) {
            throw Failures.insufficientScopes("signBlob");
        }
        Matcher path = SIGN.matcher(request.path());
        path.matches();
        JsonNode body = Json.MAPPER.readTree(request.content(HttpLimits.JSON_BYTES));
        byte[] payload = Base64.getMimeDecoder().decode(body.path("payload").asText());
        byte[] signature = accounts.sign(URLDecoder.decode(path.group(1), StandardCharsets.UTF_8), payload)
                .orElseThrow(() -> GmailError.forbidden(
                        "Permission 'iam.serviceAccounts.signBlob' denied on resource (or it may not exist)."));
        Map<String, String> answer = Map.of("signedBlob", Base64.getEncoder().encodeToString(signature));
        return Reply.json(200, Json.write(Json.MAPPER.valueToTree(answer), true));
    }
}

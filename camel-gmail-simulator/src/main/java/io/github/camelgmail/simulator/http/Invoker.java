package io.github.camelgmail.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.api.ApiCall;
import io.github.camelgmail.simulator.api.ApiResponse;
import io.github.camelgmail.simulator.http.Authenticator.Caller;
import io.github.camelgmail.simulator.http.MethodTable.Match;

/** Calls a method's handler and writes its answer as the standard query parameters want it. */
final class Invoker {

    private Invoker() {}

    static Reply invoke(Match match, Caller caller, Parameters query, JsonNode body, byte[] media) {
        QueryParameters.requireKnown(match.method().id(), query);
        String fields = query.first("fields");
        String resource = ResponseFields.resource(match.method().id());
        FieldMask mask = fields == null || fields.isEmpty() || resource == null
                ? null
                : FieldMask.parse(fields).requireFieldsOf(resource);
        checkAlt(query.first("alt"));
        ApiResponse response = match.method()
                .handler()
                .apply(new ApiCall(
                        caller.mailbox(),
                        match.path(),
                        query.values(),
                        body,
                        media,
                        caller.scopes(),
                        caller.delegated()));
        if (response.body() == null) {
            return Reply.empty(response.code());
        }
        JsonNode answer = mask == null ? response.body() : mask.apply(response.body());
        return Reply.json(response.code(), Json.write(answer, isPretty(query)));
    }

    /** A refusal, written as the standard query parameters want it. */
    static Reply refuse(ApiFailure failure, Parameters query) {
        ObjectNode body = failure.body();
        if ("2".equals(query.first("$.xgafv"))) {
            body.withObject("error").remove("errors");
        }
        Reply reply = Reply.json(failure.status(), Json.write(body, isPretty(query)));
        return failure.authenticate() == null ? reply : reply.with("WWW-Authenticate", failure.authenticate());
    }

    private static boolean isPretty(Parameters query) {
        return !"false".equals(query.first("prettyPrint"));
    }

    private static void checkAlt(String alt) {
        if (alt != null && !alt.equals("json")) {
            throw Failures.badRequest("Unsupported value for 'alt': only json is served here, found '" + alt + "'");
        }
    }
}

package io.github.camelgmail.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.error.GmailError;

/** Google's refusals: the JSON of each, and the front end's own with their texts. */
final class Failures {

    private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";
    private static final String SIGN_IN =
            "Expected OAuth 2 access token, login cookie or other valid authentication credential."
                    + " See https://developers.google.com/identity/sign-in/web/devconsole-project.";

    private Failures() {}

    static ApiFailure of(GmailError error) {
        ObjectNode body = body(error.code(), error.getMessage(), error.status());
        detail(body, error.getMessage(), error.domain(), error.reason());
        return new ApiFailure(error.code(), body, null);
    }

    static ApiFailure badRequest(String message) {
        return global(400, "INVALID_ARGUMENT", "badRequest", message);
    }

    static ApiFailure parseError(String message) {
        return global(400, "INVALID_ARGUMENT", "parseError", message);
    }

    static ApiFailure unsupportedMedia(String type) {
        return global(
                400,
                "INVALID_ARGUMENT",
                "badContent",
                "Media type '" + type + "' is not supported. Valid media types: [message/*]");
    }

    static ApiFailure tooLarge() {
        return global(413, "INVALID_ARGUMENT", "uploadTooLarge", "Request Entity Too Large");
    }

    static ApiFailure goneUpload() {
        return global(410, "NOT_FOUND", "uploadBroken", "Gone");
    }

    static ApiFailure unknownUpload() {
        return global(404, "NOT_FOUND", "notFound", "Not Found");
    }

    static ApiFailure internal() {
        return global(500, "INTERNAL", "backendError", "Backend Error");
    }

    static ApiFailure invalidFields(String path) {
        String message = "Request contains an invalid argument.";
        ObjectNode body = body(400, message, "INVALID_ARGUMENT");
        detail(body, message, "global", "badRequest");
        body.withObject("error")
                .putArray("details")
                .addObject()
                .put("@type", "type.googleapis.com/google.rpc.BadRequest")
                .putArray("fieldViolations")
                .addObject()
                .put("field", path)
                .put(
                        "description",
                        "Error expanding 'fields' parameter. Cannot find matching fields for path '" + path + "'.");
        return new ApiFailure(400, body, null);
    }

    static ApiFailure unknownParameter(String name) {
        return global(
                400,
                "INVALID_ARGUMENT",
                "invalid",
                "Invalid JSON payload received. Unknown name \"" + name + "\": Cannot bind query parameter. Field '"
                        + name + "' could not be found in request message.");
    }

    static ApiFailure missingCredentials() {
        String message = "Request is missing required authentication credential. " + SIGN_IN;
        ObjectNode body = body(401, message, "UNAUTHENTICATED");
        atAuthorization(detail(body, "Login Required.", "global", "required"));
        return new ApiFailure(401, body, REALM);
    }

    static ApiFailure invalidCredentials() {
        String message = "Request had invalid authentication credentials. " + SIGN_IN;
        ObjectNode body = body(401, message, "UNAUTHENTICATED");
        atAuthorization(detail(body, "Invalid Credentials", "global", "authError"));
        return new ApiFailure(401, body, REALM + ", error=\"invalid_token\"");
    }

    static ApiFailure insufficientScopes(String methodId) {
        ObjectNode body = body(403, "Request had insufficient authentication scopes.", "PERMISSION_DENIED");
        detail(body, "Insufficient Permission", "global", "insufficientPermissions");
        ObjectNode info = body.withObject("error")
                .putArray("details")
                .addObject()
                .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .put("reason", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
                .put("domain", "googleapis.com");
        info.putObject("metadata")
                .put("method", "caribou.api.proto.MailboxService." + rpcName(methodId))
                .put("service", "gmail.googleapis.com");
        return new ApiFailure(403, body, REALM + ", error=\"insufficient_scope\"");
    }

    private static String rpcName(String methodId) {
        StringBuilder name = new StringBuilder();
        for (String word : methodId.split("\\.")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }

    private static ApiFailure global(int code, String status, String reason, String message) {
        return of(new GmailError(code, status, "global", reason, message));
    }

    private static ObjectNode body(int code, String message, String status) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ObjectNode error = body.putObject("error").put("code", code).put("message", message);
        error.putArray("errors");
        error.put("status", status);
        return body;
    }

    private static ObjectNode detail(ObjectNode body, String message, String domain, String reason) {
        return body.withObject("error")
                .withArray("errors")
                .addObject()
                .put("message", message)
                .put("domain", domain)
                .put("reason", reason);
    }

    private static void atAuthorization(ObjectNode detail) {
        detail.put("location", "Authorization").put("locationType", "header");
    }
}

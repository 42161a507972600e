package io.github.camelgmail.simulator.error;

/**
 * A refusal in the shape Google gives it: HTTP status, canonical status name, {@code errors[].reason} and message.
 * Thrown by handlers, written out as {@code {"error":{...}}} by the HTTP layer.
 */
public final class GmailError extends RuntimeException {

    private final int code;
    private final String status;
    private final String domain;
    private final String reason;

    public GmailError(int code, String status, String domain, String reason, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.domain = domain;
        this.reason = reason;
    }

    /** The HTTP status code. */
    public int code() {
        return code;
    }

    /** The canonical name of the status, as {@code NOT_FOUND}. */
    public String status() {
        return status;
    }

    /** {@code errors[].domain}: {@code global} or {@code usageLimits}. */
    public String domain() {
        return domain;
    }

    /** {@code errors[].reason}, as {@code notFound}. */
    public String reason() {
        return reason;
    }

    public static GmailError invalidArgument(String message) {
        return new GmailError(400, "INVALID_ARGUMENT", "global", "invalidArgument", message);
    }

    public static GmailError failedPrecondition(String message) {
        return new GmailError(400, "FAILED_PRECONDITION", "global", "failedPrecondition", message);
    }

    public static GmailError notFound() {
        return new GmailError(404, "NOT_FOUND", "global", "notFound", "Requested entity was not found.");
    }

    public static GmailError forbidden(String message) {
        return new GmailError(403, "PERMISSION_DENIED", "global", "forbidden", message);
    }

    public static GmailError conflict(String message) {
        return new GmailError(409, "ABORTED", "global", "aborted", message);
    }

    public static GmailError alreadyExists(String message) {
        return new GmailError(409, "ALREADY_EXISTS", "global", "alreadyExists", message);
    }
}

package io.github.camelgmail.simulator.pubsub;

/** A refusal by Pub/Sub: the canonical status, and the message as Google words it. */
public final class PubSubError extends RuntimeException {

    /** Google's canonical status codes, under their gRPC names. */
    public enum Code {
        INVALID_ARGUMENT,
        DEADLINE_EXCEEDED,
        NOT_FOUND,
        ALREADY_EXISTS,
        PERMISSION_DENIED,
        RESOURCE_EXHAUSTED,
        FAILED_PRECONDITION,
        ABORTED,
        UNIMPLEMENTED,
        INTERNAL,
        UNAVAILABLE,
        UNAUTHENTICATED
    }

    private final Code code;

    public PubSubError(Code code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    static PubSubError notFound(String resource) {
        return new PubSubError(Code.NOT_FOUND, "Resource not found (resource=" + id(resource) + ").");
    }

    static PubSubError alreadyExists(String resource) {
        return new PubSubError(
                Code.ALREADY_EXISTS, "Resource already exists in the project (resource=" + id(resource) + ").");
    }

    static PubSubError invalid(String message) {
        return new PubSubError(Code.INVALID_ARGUMENT, message);
    }

    /** A refusal on demand, in Google's usual words. */
    static PubSubError onDemand(Code code) {
        return new PubSubError(
                code,
                switch (code) {
                    case PERMISSION_DENIED -> "User not authorized to perform this action.";
                    case UNAVAILABLE -> "The service was unable to fulfill your request. Please try again.";
                    default -> "The request failed on demand.";
                });
    }

    private static String id(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}

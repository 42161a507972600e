package io.github.camelgmail.notify;

import com.google.api.gax.rpc.ApiException;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;

/** Reads what Pub/Sub's client throws. */
final class PubSubErrors {

    private PubSubErrors() {}

    /** The gRPC status of a failure; UNKNOWN where it has none. */
    static Status status(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException status) {
                return status.getStatus();
            }
            if (cause instanceof StatusException status) {
                return status.getStatus();
            }
            if (cause instanceof ApiException api && api.getCause() == null) {
                return Status.fromCodeValue(api.getStatusCode().getCode().ordinal())
                        .withDescription(api.getMessage());
            }
        }
        return Status.UNKNOWN.withDescription(describe(failure)).withCause(failure);
    }

    /** A status in words, with what to do about it while pulling. */
    static String pulling(Status status) {
        String advice =
                switch (status.getCode()) {
                    case PERMISSION_DENIED ->
                        "; grant these credentials the role roles/pubsub.subscriber on the subscription"
                                + " (option pubsubCredentials says whose they are)";
                    case NOT_FOUND ->
                        "; create the subscription, for instance by running"
                                + " io.github.camelgmail.notify.SetUpPush, or correct option subscription";
                    case UNAUTHENTICATED -> "; check option pubsubCredentials";
                    case FAILED_PRECONDITION -> "; only a subscription without a push endpoint can be pulled";
                    default -> "";
                };
        return describe(status) + advice;
    }

    static String describe(Status status) {
        Throwable cause = status.getCause();
        String text = status.getDescription() == null ? "" : ": " + oneLine(status.getDescription());
        return status.getCode() + text + (cause == null || !text.isEmpty() ? "" : ": " + describe(cause));
    }

    private static String describe(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : oneLine(failure.getMessage());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}

package io.github.camelgmail.simulator.grpc;

import io.github.camelgmail.simulator.pubsub.Broker;
import io.github.camelgmail.simulator.pubsub.PubSubError;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** Answers to gRPC calls: a message, or the status of a refusal. */
final class Replies {

    private Replies() {}

    /** Does a call's work and answers with its outcome. */
    static <T> void answer(Broker broker, String method, StreamObserver<T> observer, Supplier<T> work) {
        T message;
        try {
            broker.called(method);
            message = work.get();
        } catch (PubSubError refusal) {
            observer.onError(status(refusal));
            return;
        }
        observer.onNext(message);
        observer.onCompleted();
    }

    static StatusRuntimeException status(PubSubError refusal) {
        return Status.Code.valueOf(refusal.code().name())
                .toStatus()
                .withDescription(refusal.getMessage())
                .asRuntimeException();
    }

    static PubSubError unsupported(String what) {
        return new PubSubError(PubSubError.Code.UNIMPLEMENTED, "The simulator's Pub/Sub has no " + what + ".");
    }
}

package io.github.camelgmail.simulator.grpc;

import com.google.pubsub.v1.PullResponse;
import io.github.camelgmail.simulator.pubsub.PubSubError;
import io.github.camelgmail.simulator.pubsub.ReceivedMessage;
import io.github.camelgmail.simulator.pubsub.Receiver;
import io.github.camelgmail.simulator.pubsub.Subscription;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One pull: it is answered once, with the first messages there are, or ends with its caller's patience. */
final class WaitingPull extends Receiver {

    private final Subscription subscription;
    private final int most;
    private final ServerCallStreamObserver<PullResponse> observer;
    private final AtomicBoolean answered = new AtomicBoolean();

    WaitingPull(Subscription subscription, int most, ServerCallStreamObserver<PullResponse> observer) {
        this.subscription = subscription;
        this.most = most;
        this.observer = observer;
    }

    void begin(boolean returnImmediately) {
        observer.setOnCancelHandler(this::giveUp);
        subscription.connect(this);
        if (returnImmediately) {
            subscription.disconnect(this);
            if (answered.compareAndSet(false, true)) {
                answer(PullResponse.getDefaultInstance());
            }
        } else if (answered.get()) {
            subscription.disconnect(this);
        }
    }

    private void giveUp() {
        answered.set(true);
        subscription.disconnect(this);
    }

    @Override
    protected int capacity() {
        return answered.get() ? 0 : most;
    }

    @Override
    protected Duration ackDeadline() {
        return subscription.settings().ackDeadline();
    }

    @Override
    protected void accept(List<ReceivedMessage> messages) {
        subscription.disconnect(this);
        if (answered.compareAndSet(false, true)) {
            PullResponse.Builder response = PullResponse.newBuilder();
            messages.forEach(message -> response.addReceivedMessages(SubscriptionMessages.message(message)));
            answer(response.build());
        }
    }

    @Override
    protected void end(PubSubError reason) {
        if (answered.compareAndSet(false, true)) {
            observer.onError(Replies.status(reason));
        }
    }

    private void answer(PullResponse response) {
        observer.onNext(response);
        observer.onCompleted();
    }
}

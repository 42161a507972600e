package io.github.camelgmail.simulator.grpc;

import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import io.github.camelgmail.simulator.pubsub.Broker;
import io.github.camelgmail.simulator.pubsub.PubSubError;
import io.github.camelgmail.simulator.pubsub.ReceivedMessage;
import io.github.camelgmail.simulator.pubsub.Receiver;
import io.github.camelgmail.simulator.pubsub.Subscription;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;

/**
 * One streaming pull: the first request names the subscription and how much may be outstanding, later ones acknowledge, change
 * deadlines, or only show that the client is there, which is answered likewise. After its end, nothing is sent any more.
 */
final class PullStream extends Receiver implements StreamObserver<StreamingPullRequest> {

    private static final int UNLIMITED = 1_000;

    private final Broker broker;
    private final ServerCallStreamObserver<StreamingPullResponse> observer;
    private Subscription subscription;
    private boolean keepsAlive;
    private boolean ended;
    private volatile int most;
    private volatile Duration ackDeadline;

    PullStream(Broker broker, ServerCallStreamObserver<StreamingPullResponse> observer) {
        this.broker = broker;
        this.observer = observer;
        observer.setOnReadyHandler(this::dispatch);
        observer.setOnCancelHandler(this::leave);
    }

    @Override
    public void onNext(StreamingPullRequest request) {
        try {
            if (hasEnded()) {
                return;
            }
            if (subscription == null) {
                open(request);
            } else {
                follow(request);
            }
        } catch (PubSubError refusal) {
            leave();
            end(refusal);
        }
    }

    @Override
    public void onError(Throwable broken) {
        leave();
    }

    @Override
    public void onCompleted() {
        leave();
        synchronized (this) {
            if (!ended) {
                ended = true;
                observer.onCompleted();
            }
        }
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    private void open(StreamingPullRequest request) {
        broker.called("StreamingPull");
        Subscription found = broker.subscription(request.getSubscription());
        SubscriberService.requirePull(found);
        long asked = request.getMaxOutstandingMessages();
        most = asked <= 0 ? UNLIMITED : (int) Math.min(UNLIMITED, asked);
        keepsAlive = request.getProtocolVersion() > 0;
        deadline(request);
        subscription = found;
        follow(request);
        found.connect(this);
    }

    private void follow(StreamingPullRequest request) {
        if (request.getStreamAckDeadlineSeconds() > 0) {
            deadline(request);
        }
        if (request.getAckIdsCount() > 0) {
            subscription.acknowledge(request.getAckIdsList());
        }
        if (request.getModifyDeadlineAckIdsCount() != request.getModifyDeadlineSecondsCount()) {
            throw new PubSubError(
                    PubSubError.Code.INVALID_ARGUMENT,
                    "modify_deadline_ack_ids and modify_deadline_seconds must have the same length.");
        }
        for (int i = 0; i < request.getModifyDeadlineAckIdsCount(); i++) {
            subscription.modifyAckDeadline(
                    List.of(request.getModifyDeadlineAckIds(i)),
                    Duration.ofSeconds(request.getModifyDeadlineSeconds(i)));
        }
        if (keepsAlive) {
            send(StreamingPullResponse.getDefaultInstance());
        }
    }

    private void deadline(StreamingPullRequest request) {
        int seconds = request.getStreamAckDeadlineSeconds();
        if (seconds < 10 || seconds > 600) {
            throw new PubSubError(
                    PubSubError.Code.INVALID_ARGUMENT, "Invalid stream ack deadline given (seconds=" + seconds + ").");
        }
        ackDeadline = Duration.ofSeconds(seconds);
    }

    private void dispatch() {
        Subscription open = subscription;
        if (open != null) {
            open.dispatch();
        }
    }

    private void leave() {
        Subscription open = subscription;
        if (open != null) {
            open.disconnect(this);
        }
    }

    @Override
    protected int capacity() {
        return observer.isReady() ? most : 0;
    }

    @Override
    protected Duration ackDeadline() {
        return ackDeadline;
    }

    @Override
    protected void accept(List<ReceivedMessage> messages) {
        StreamingPullResponse.Builder response = StreamingPullResponse.newBuilder();
        messages.forEach(message -> response.addReceivedMessages(SubscriptionMessages.message(message)));
        send(response.build());
    }

    @Override
    protected synchronized void end(PubSubError reason) {
        if (!ended) {
            ended = true;
            observer.onError(Replies.status(reason));
        }
    }

    private synchronized void send(StreamingPullResponse response) {
        if (!ended && !observer.isCancelled()) {
            observer.onNext(response);
        }
    }
}

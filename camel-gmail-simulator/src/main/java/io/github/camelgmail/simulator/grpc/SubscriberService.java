package io.github.camelgmail.simulator.grpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.ListSubscriptionsRequest;
import com.google.pubsub.v1.ListSubscriptionsResponse;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.ModifyPushConfigRequest;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.PullResponse;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import io.github.camelgmail.simulator.pubsub.Broker;
import io.github.camelgmail.simulator.pubsub.PubSubError;
import io.github.camelgmail.simulator.pubsub.Subscription;
import io.github.camelgmail.simulator.pubsub.SubscriptionSettings;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code google.pubsub.v1.Subscriber}, without snapshots and seeking. Every list is one page. */
final class SubscriberService extends SubscriberGrpc.SubscriberImplBase {

    private static final Set<String> CHANGEABLE = Set.of(
            "push_config",
            "ack_deadline_seconds",
            "message_retention_duration",
            "expiration_policy",
            "retry_policy",
            "dead_letter_policy",
            "labels");

    private final Broker broker;

    SubscriberService(Broker broker) {
        this.broker = broker;
    }

    @Override
    public void createSubscription(
            com.google.pubsub.v1.Subscription request, StreamObserver<com.google.pubsub.v1.Subscription> observer) {
        Replies.answer(
                broker,
                "CreateSubscription",
                observer,
                () -> message(broker.createSubscription(SubscriptionMessages.settings(request))));
    }

    @Override
    public void getSubscription(
            GetSubscriptionRequest request, StreamObserver<com.google.pubsub.v1.Subscription> observer) {
        Replies.answer(
                broker, "GetSubscription", observer, () -> message(broker.subscription(request.getSubscription())));
    }

    @Override
    public void listSubscriptions(
            ListSubscriptionsRequest request, StreamObserver<ListSubscriptionsResponse> observer) {
        Replies.answer(broker, "ListSubscriptions", observer, () -> {
            ListSubscriptionsResponse.Builder response = ListSubscriptionsResponse.newBuilder();
            broker.subscriptions(request.getProject())
                    .forEach(subscription -> response.addSubscriptions(message(subscription)));
            return response.build();
        });
    }

    @Override
    public void updateSubscription(
            UpdateSubscriptionRequest request, StreamObserver<com.google.pubsub.v1.Subscription> observer) {
        Replies.answer(broker, "UpdateSubscription", observer, () -> {
            com.google.pubsub.v1.Subscription wanted = request.getSubscription();
            com.google.pubsub.v1.Subscription.Builder changed =
                    message(broker.subscription(wanted.getName())).toBuilder();
            requireChangeable(request.getUpdateMask()).getPathsList().forEach(path -> copy(path, wanted, changed));
            return message(broker.updateSubscription(SubscriptionMessages.settings(changed.build())));
        });
    }

    private static FieldMask requireChangeable(FieldMask mask) {
        if (mask.getPathsList().isEmpty()) {
            throw new PubSubError(
                    PubSubError.Code.INVALID_ARGUMENT,
                    "The update_mask in the request must be set, and must not be empty.");
        }
        mask.getPathsList().stream()
                .filter(path -> !CHANGEABLE.contains(path))
                .findFirst()
                .ifPresent(path -> {
                    throw new PubSubError(
                            PubSubError.Code.INVALID_ARGUMENT,
                            "Invalid update_mask provided in the request: '" + path
                                    + "' is not a known Subscription field" + " or can't be changed.");
                });
        return mask;
    }

    private static void copy(
            String path, com.google.pubsub.v1.Subscription from, com.google.pubsub.v1.Subscription.Builder to) {
        FieldDescriptor field = from.getDescriptorForType().findFieldByName(path);
        if (field.isRepeated() || from.hasField(field)) {
            to.setField(field, from.getField(field));
        } else {
            to.clearField(field);
        }
    }

    @Override
    public void deleteSubscription(DeleteSubscriptionRequest request, StreamObserver<Empty> observer) {
        Replies.answer(broker, "DeleteSubscription", observer, () -> {
            broker.deleteSubscription(request.getSubscription());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void modifyPushConfig(ModifyPushConfigRequest request, StreamObserver<Empty> observer) {
        Replies.answer(broker, "ModifyPushConfig", observer, () -> {
            SubscriptionSettings settings =
                    broker.subscription(request.getSubscription()).settings();
            broker.updateSubscription(settings.withPush(SubscriptionMessages.push(request.getPushConfig())));
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void acknowledge(AcknowledgeRequest request, StreamObserver<Empty> observer) {
        Replies.answer(broker, "Acknowledge", observer, () -> {
            requireAckIds(request.getAckIdsList());
            broker.subscription(request.getSubscription()).acknowledge(request.getAckIdsList());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void modifyAckDeadline(ModifyAckDeadlineRequest request, StreamObserver<Empty> observer) {
        Replies.answer(broker, "ModifyAckDeadline", observer, () -> {
            requireAckIds(request.getAckIdsList());
            broker.subscription(request.getSubscription())
                    .modifyAckDeadline(request.getAckIdsList(), Duration.ofSeconds(request.getAckDeadlineSeconds()));
            return Empty.getDefaultInstance();
        });
    }

    private static void requireAckIds(List<String> ackIds) {
        if (ackIds.isEmpty()) {
            throw new PubSubError(
                    PubSubError.Code.INVALID_ARGUMENT, "No ack ids specified. At least one ack id is required.");
        }
    }

    @Override
    @SuppressWarnings("deprecation")
    public void pull(PullRequest request, StreamObserver<PullResponse> observer) {
        try {
            broker.called("Pull");
            if (request.getMaxMessages() <= 0) {
                throw new PubSubError(
                        PubSubError.Code.INVALID_ARGUMENT,
                        "Invalid max_messages given (max_messages=" + request.getMaxMessages() + ").");
            }
            Subscription subscription = broker.subscription(request.getSubscription());
            requirePull(subscription);
            new WaitingPull(subscription, request.getMaxMessages(), (ServerCallStreamObserver<PullResponse>) observer)
                    .begin(request.getReturnImmediately());
        } catch (PubSubError refusal) {
            observer.onError(Replies.status(refusal));
        }
    }

    @Override
    public StreamObserver<StreamingPullRequest> streamingPull(StreamObserver<StreamingPullResponse> observer) {
        return new PullStream(broker, (ServerCallStreamObserver<StreamingPullResponse>) observer);
    }

    static void requirePull(Subscription subscription) {
        if (subscription.settings().push() != null) {
            throw Broker.notForPush();
        }
    }

    private static com.google.pubsub.v1.Subscription message(Subscription subscription) {
        return SubscriptionMessages.message(subscription.settings());
    }
}

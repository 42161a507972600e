package io.github.camelgmail.simulator.grpc;

import com.google.protobuf.Empty;
import com.google.pubsub.v1.DeleteTopicRequest;
import com.google.pubsub.v1.GetTopicRequest;
import com.google.pubsub.v1.ListTopicSubscriptionsRequest;
import com.google.pubsub.v1.ListTopicSubscriptionsResponse;
import com.google.pubsub.v1.ListTopicsRequest;
import com.google.pubsub.v1.ListTopicsResponse;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Topic;
import io.github.camelgmail.simulator.pubsub.Broker;
import io.grpc.stub.StreamObserver;

/** {@code google.pubsub.v1.Publisher}. Every list is one page. */
final class PublisherService extends PublisherGrpc.PublisherImplBase {

    private final Broker broker;

    PublisherService(Broker broker) {
        this.broker = broker;
    }

    @Override
    public void createTopic(Topic request, StreamObserver<Topic> observer) {
        Replies.answer(broker, "CreateTopic", observer, () -> {
            broker.createTopic(request.getName());
            return topic(request.getName());
        });
    }

    @Override
    public void getTopic(GetTopicRequest request, StreamObserver<Topic> observer) {
        Replies.answer(broker, "GetTopic", observer, () -> {
            broker.requireTopic(request.getTopic());
            return topic(request.getTopic());
        });
    }

    @Override
    public void listTopics(ListTopicsRequest request, StreamObserver<ListTopicsResponse> observer) {
        Replies.answer(broker, "ListTopics", observer, () -> {
            ListTopicsResponse.Builder response = ListTopicsResponse.newBuilder();
            broker.topics(request.getProject()).forEach(name -> response.addTopics(topic(name)));
            return response.build();
        });
    }

    @Override
    public void listTopicSubscriptions(
            ListTopicSubscriptionsRequest request, StreamObserver<ListTopicSubscriptionsResponse> observer) {
        Replies.answer(broker, "ListTopicSubscriptions", observer, () -> {
            broker.requireTopic(request.getTopic());
            ListTopicSubscriptionsResponse.Builder response = ListTopicSubscriptionsResponse.newBuilder();
            broker.subscriptionsOf(request.getTopic())
                    .forEach(subscription ->
                            response.addSubscriptions(subscription.settings().name()));
            return response.build();
        });
    }

    @Override
    public void deleteTopic(DeleteTopicRequest request, StreamObserver<Empty> observer) {
        Replies.answer(broker, "DeleteTopic", observer, () -> {
            broker.deleteTopic(request.getTopic());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void publish(PublishRequest request, StreamObserver<PublishResponse> observer) {
        Replies.answer(broker, "Publish", observer, () -> {
            PublishResponse.Builder response = PublishResponse.newBuilder();
            request.getMessagesList().forEach(message -> response.addMessageIds(publish(request.getTopic(), message)));
            return response.build();
        });
    }

    private String publish(String topic, PubsubMessage message) {
        return broker.publish(
                topic, message.getData().toByteArray(), message.getAttributesMap(), message.getOrderingKey());
    }

    private static Topic topic(String name) {
        return Topic.newBuilder().setName(name).build();
    }
}

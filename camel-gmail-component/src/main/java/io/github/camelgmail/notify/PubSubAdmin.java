package io.github.camelgmail.notify;

import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.UnimplementedException;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.iam.v1.Binding;
import com.google.iam.v1.GetIamPolicyRequest;
import com.google.iam.v1.Policy;
import com.google.iam.v1.SetIamPolicyRequest;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.PushConfig.OidcToken;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls that a set-up makes to Pub/Sub. They throw Google's own exceptions, which {@link PubSubErrors} reads. */
final class PubSubAdmin implements AutoCloseable {

    static final String GMAIL = "serviceAccount:gmail-api-push@system.gserviceaccount.com";
    static final String PUBLISHER = "roles/pubsub.publisher";

    private static final int ACK_DEADLINE_SECONDS = 60;
    private static final Duration RETENTION = seconds(7 * 24 * 3600);
    private static final RetryPolicy RETRIES = RetryPolicy.newBuilder()
            .setMinimumBackoff(seconds(10))
            .setMaximumBackoff(seconds(600))
            .build();

    private final SetUpSettings settings;
    private final TopicAdminClient topics;
    private final SubscriptionAdminClient subscriptions;

    PubSubAdmin(SetUpSettings settings) throws IOException {
        this.settings = settings;
        this.topics = TopicAdminClient.create(TopicAdminSettings.newBuilder()
                .setTransportChannelProvider(
                        PubSubChannels.to(settings.server()).build())
                .setCredentialsProvider(PubSubChannels.credentials(settings.server(), settings.credentials()))
                .build());
        this.subscriptions = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(
                        PubSubChannels.to(settings.server()).build())
                .setCredentialsProvider(PubSubChannels.credentials(settings.server(), settings.credentials()))
                .build());
    }

    boolean hasTopic() {
        try {
            topics.getTopic(settings.topicName());
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    void createTopic() {
        topics.createTopic(Topic.newBuilder().setName(settings.topicName()).build());
    }

    /** Whether Gmail may publish to the topic; empty where the server knows no grants, as Google's emulator. */
    Optional<Boolean> hasGrant() {
        try {
            return Optional.of(policy().getBindingsList().stream().anyMatch(PubSubAdmin::isGrant));
        } catch (UnimplementedException e) {
            return Optional.empty();
        }
    }

    /** Adds to the topic's policy, which Pub/Sub takes only if nobody has changed it meanwhile. */
    void grant() {
        Policy grown = policy().toBuilder()
                .addBindings(Binding.newBuilder().setRole(PUBLISHER).addMembers(GMAIL))
                .build();
        topics.setIamPolicy(SetIamPolicyRequest.newBuilder()
                .setResource(settings.topicName())
                .setPolicy(grown)
                .build());
    }

    /** The subscription as it is; empty when there is none. */
    Optional<Subscription> subscription() {
        try {
            return Optional.of(subscriptions.getSubscription(settings.subscription()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    void createSubscription() {
        subscriptions.createSubscription(wanted().build());
    }

    /** What of a subscription is not as it should be, as Pub/Sub names its fields. */
    List<String> differences(Subscription found) {
        List<String> fields = new ArrayList<>();
        if (!found.getPushConfig().getPushEndpoint().equals(push().getPushEndpoint())
                || !found.getPushConfig().getOidcToken().equals(push().getOidcToken())) {
            fields.add("push_config");
        }
        if (found.getExpirationPolicy().hasTtl() || !found.hasExpirationPolicy()) {
            fields.add("expiration_policy");
        }
        if (found.getMessageRetentionDuration().getSeconds() < RETENTION.getSeconds()) {
            fields.add("message_retention_duration");
        }
        return fields;
    }

    void update(List<String> fields) {
        subscriptions.updateSubscription(UpdateSubscriptionRequest.newBuilder()
                .setSubscription(wanted())
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(fields))
                .build());
    }

    /** Makes a further subscription of the topic that is pulled, and that Pub/Sub removes should nobody else do so. */
    void createTemporary(String name) {
        subscriptions.createSubscription(Subscription.newBuilder()
                .setName(name)
                .setTopic(settings.topicName())
                .setMessageRetentionDuration(seconds(600))
                .setExpirationPolicy(ExpirationPolicy.newBuilder().setTtl(seconds(24 * 3600)))
                .build());
    }

    void delete(String subscription) {
        subscriptions.deleteSubscription(subscription);
    }

    @Override
    public void close() {
        topics.close();
        subscriptions.close();
    }

    /** An expiration policy without a time means never. */
    private Subscription.Builder wanted() {
        return Subscription.newBuilder()
                .setName(settings.subscription())
                .setTopic(settings.topicName())
                .setAckDeadlineSeconds(ACK_DEADLINE_SECONDS)
                .setMessageRetentionDuration(RETENTION)
                .setExpirationPolicy(ExpirationPolicy.getDefaultInstance())
                .setRetryPolicy(RETRIES)
                .setPushConfig(push());
    }

    private PushConfig push() {
        if (settings.pushEndpoint() == null) {
            return PushConfig.getDefaultInstance();
        }
        PushConfig.Builder push = PushConfig.newBuilder().setPushEndpoint(settings.pushEndpoint());
        if (settings.serviceAccount() != null) {
            push.setOidcToken(OidcToken.newBuilder()
                    .setServiceAccountEmail(settings.serviceAccount())
                    .setAudience(settings.audience() == null ? settings.pushEndpoint() : settings.audience()));
        }
        return push.build();
    }

    private Policy policy() {
        return topics.getIamPolicy(GetIamPolicyRequest.newBuilder()
                .setResource(settings.topicName())
                .build());
    }

    private static boolean isGrant(Binding binding) {
        return binding.getRole().equals(PUBLISHER) && binding.getMembersList().contains(GMAIL);
    }

    private static Duration seconds(long seconds) {
        return Duration.newBuilder().setSeconds(seconds).build();
    }
}

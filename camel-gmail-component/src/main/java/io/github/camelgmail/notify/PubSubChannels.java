package io.github.camelgmail.notify;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import io.grpc.ManagedChannelBuilder;

/** How Pub/Sub's server is reached. */
final class PubSubChannels {

    private PubSubChannels() {}

    @SuppressWarnings({"rawtypes", "unchecked"}) // of the library's own signature
    static InstantiatingGrpcChannelProvider.Builder to(PubSubEndpoint endpoint) {
        InstantiatingGrpcChannelProvider.Builder channel =
                SubscriptionAdminSettings.defaultGrpcTransportProviderBuilder().setEndpoint(endpoint.target());
        return endpoint.plaintext() ? channel.setChannelConfigurator(ManagedChannelBuilder::usePlaintext) : channel;
    }

    static CredentialsProvider credentials(PubSubEndpoint endpoint, PubSubCredentials own) {
        if (endpoint.plaintext()) {
            return NoCredentialsProvider.create();
        }
        return own == null
                ? SubscriptionAdminSettings.defaultCredentialsProviderBuilder().build()
                : own::get;
    }
}

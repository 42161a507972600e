package io.github.camelgmail.simulator.grpc;

import com.google.iam.v1.Binding;
import com.google.iam.v1.GetIamPolicyRequest;
import com.google.iam.v1.IAMPolicyGrpc;
import com.google.iam.v1.Policy;
import com.google.iam.v1.SetIamPolicyRequest;
import com.google.iam.v1.TestIamPermissionsRequest;
import com.google.iam.v1.TestIamPermissionsResponse;
import com.google.protobuf.ByteString;
import io.github.camelgmail.simulator.pubsub.AccessPolicy;
import io.github.camelgmail.simulator.pubsub.Broker;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code google.iam.v1.IAMPolicy} on topics and subscriptions. Callers are not asked who they are, and may do everything. */
final class IamService extends IAMPolicyGrpc.IAMPolicyImplBase {

    private final Broker broker;

    IamService(Broker broker) {
        this.broker = broker;
    }

    @Override
    public void getIamPolicy(GetIamPolicyRequest request, StreamObserver<Policy> observer) {
        Replies.answer(broker, "GetIamPolicy", observer, () -> message(broker.policy(request.getResource())));
    }

    @Override
    public void setIamPolicy(SetIamPolicyRequest request, StreamObserver<Policy> observer) {
        Replies.answer(
                broker,
                "SetIamPolicy",
                observer,
                () -> message(broker.setPolicy(request.getResource(), policy(request.getPolicy()))));
    }

    @Override
    public void testIamPermissions(
            TestIamPermissionsRequest request, StreamObserver<TestIamPermissionsResponse> observer) {
        Replies.answer(broker, "TestIamPermissions", observer, () -> {
            broker.policy(request.getResource());
            return TestIamPermissionsResponse.newBuilder()
                    .addAllPermissions(request.getPermissionsList())
                    .build();
        });
    }

    private static AccessPolicy policy(Policy message) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        message.getBindingsList()
                .forEach(binding -> members.merge(
                        binding.getRole(), List.copyOf(binding.getMembersList()), (some, more) -> Stream.concat(
                                        some.stream(), more.stream())
                                .distinct()
                                .toList()));
        ByteString etag = message.getEtag();
        return new AccessPolicy(
                members, etag.size() == Long.BYTES ? etag.asReadOnlyByteBuffer().getLong() : 0);
    }

    private static Policy message(AccessPolicy policy) {
        ByteBuffer etag = ByteBuffer.allocate(Long.BYTES).putLong(policy.version());
        Policy.Builder message = Policy.newBuilder().setVersion(1).setEtag(ByteString.copyFrom(etag.flip()));
        policy.members()
                .forEach((role, members) ->
                        message.addBindings(Binding.newBuilder().setRole(role).addAllMembers(members)));
        return message.build();
    }
}

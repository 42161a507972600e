package io.github.camelgmail.simulator.pubsub;

import io.github.camelgmail.simulator.pubsub.PubSubError.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who may do what with a topic or a subscription, as set on it; what a project grants is not known here. */
final class AccessPolicies {

    private static final Set<String> PUBLISHING_ROLES = Set.of(
            "roles/pubsub.publisher", "roles/pubsub.editor", "roles/pubsub.admin", "roles/editor", "roles/owner");
    private static final Set<String> EVERYBODY = Set.of("allUsers", "allAuthenticatedUsers");

    private final Map<String, AccessPolicy> byResource = new ConcurrentHashMap<>();

    AccessPolicy get(String resource) {
        return byResource.getOrDefault(resource, AccessPolicy.NONE);
    }

    /** @throws PubSubError {@code ABORTED} when the policy was made from one that is no longer the current one */
    AccessPolicy set(String resource, AccessPolicy policy) {
        return byResource.compute(resource, (name, current) -> {
            long version = current == null ? 0 : current.version();
            if (policy.version() > 0 && policy.version() != version) {
                throw new PubSubError(
                        Code.ABORTED,
                        "There were concurrent policy changes. Please retry the whole read-modify-write with exponential"
                                + " backoff.");
            }
            return new AccessPolicy(policy.members(), version + 1);
        });
    }

    void change(String resource, String role, String member, boolean granted) {
        Map<String, List<String>> members = new LinkedHashMap<>(get(resource).members());
        Set<String> changed = new LinkedHashSet<>(members.getOrDefault(role, List.of()));
        if (granted) {
            changed.add(member);
        } else {
            changed.remove(member);
        }
        members.put(role, new ArrayList<>(changed));
        members.values().removeIf(List::isEmpty);
        set(resource, new AccessPolicy(members, 0));
    }

    boolean mayPublish(String topic, String member) {
        return get(topic).members().entrySet().stream()
                .filter(binding -> PUBLISHING_ROLES.contains(binding.getKey()))
                .flatMap(binding -> binding.getValue().stream())
                .anyMatch(found -> found.equals(member) || EVERYBODY.contains(found));
    }

    void forget(String resource) {
        byResource.remove(resource);
    }

    void clear() {
        byResource.clear();
    }
}

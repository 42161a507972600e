package io.github.camelgmail.simulator.pubsub;

import java.util.List;
import java.util.Map;

/**
 * The access policy of a topic or a subscription.
 *
 * @param members the members of each role
 * @param version counts the changes; 0 when it was never set, or, of one to be set, for "whatever the current one is"
 */
public record AccessPolicy(Map<String, List<String>> members, long version) {

    static final AccessPolicy NONE = new AccessPolicy(Map.of(), 0);
}

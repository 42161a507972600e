package io.github.camelgmail.simulator.pubsub;

import java.util.regex.Pattern;

/** The names of projects, topics and subscriptions, by Pub/Sub's own rules. */
final class ResourceNames {

    private static final String ID = "/(?!goog)[A-Za-z][A-Za-z0-9._~+%-]{2,254}";
    private static final String PROJECT_NAME = "projects/[A-Za-z0-9][A-Za-z0-9.:-]*";
    private static final Pattern PROJECT = Pattern.compile(PROJECT_NAME);
    private static final Pattern TOPIC = Pattern.compile(PROJECT_NAME + "/topics" + ID);
    private static final Pattern SUBSCRIPTION = Pattern.compile(PROJECT_NAME + "/subscriptions" + ID);

    private ResourceNames() {}

    static String requireProject(String name) {
        return require(PROJECT, "projects", name);
    }

    static String requireTopic(String name) {
        return require(TOPIC, "topics", name);
    }

    static String requireSubscription(String name) {
        return require(SUBSCRIPTION, "subscriptions", name);
    }

    private static String require(Pattern pattern, String kind, String name) {
        if (!pattern.matcher(name).matches()) {
            throw PubSubError.invalid("Invalid [" + kind + "] name: (name=" + name + ")");
        }
        return name;
    }
}

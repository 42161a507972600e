package io.github.camelgmail.benchmarks;

/** What Gmail's notifications go through. */
final class Notifications {

    static final String TOPIC = "projects/benchmark/topics/gmail";
    static final String SUBSCRIPTION = "projects/benchmark/subscriptions/gmail";
    static final String ACCOUNT = "push@benchmark.iam.gserviceaccount.com";

    private Notifications() {}
}

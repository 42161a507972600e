package io.github.camelgmail.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelgmail.simulator.GmailSimulator;
import io.github.camelgmail.simulator.pubsub.PushConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The simulator's side of {@link SimulatorProcess}: prints the API's address, then answers each line read with one line.
 * It ends when its input ends, so that it never outlives the benchmark.
 */
final class SimulatorControl {

    private static final String ME = "me@example.com";

    private final GmailSimulator simulator;

    private SimulatorControl(GmailSimulator simulator) {
        this.simulator = simulator;
    }

    public static void main(String[] args) throws IOException {
        try (GmailSimulator simulator = GmailSimulator.start();
                BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            SimulatorControl control = new SimulatorControl(simulator);
            System.out.println(simulator.rootUrl());
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                System.out.println(control.answer(line.split(" ")));
            }
        }
    }

    private String answer(String[] command) {
        return switch (command[0]) {
            case "reset" -> reset();
            case "deliver" -> String.join(" ", deliver(Integer.parseInt(command[1]), Integer.parseInt(command[2])));
            case "pubsub" -> pubsub();
            case "push" -> push(command[1]);
            case "forge" -> simulator.pubsub().tokens().signedWithAnotherKey(Notifications.ACCOUNT, command[1]);
            case "latency" -> latency(Duration.ofMillis(Long.parseLong(command[1])));
            case "usage" ->
                simulator.requests().httpRequests() + " " + simulator.requests().units();
            default -> throw new IllegalArgumentException("unknown command " + command[0]);
        };
    }

    private String reset() {
        simulator.reset();
        simulator.createMailbox(ME);
        return simulator.tokens().issue(ME);
    }

    private List<String> deliver(int mails, int bytes) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            ids.add(simulator
                    .mailbox(ME)
                    .receive(SampleMail.of(ME, "Mail " + i, bytes))
                    .id());
        }
        return ids;
    }

    private String pubsub() {
        simulator.pubsub().notifications().interval(Duration.ZERO);
        simulator.pubsub().createTopic(Notifications.TOPIC);
        simulator.pubsub().createSubscription(Notifications.SUBSCRIPTION, Notifications.TOPIC);
        return simulator.pubsub().endpoint();
    }

    private String push(String url) {
        simulator
                .pubsub()
                .createSubscription(
                        Notifications.SUBSCRIPTION + "-push",
                        Notifications.TOPIC,
                        PushConfig.to(url).withToken(Notifications.ACCOUNT, url));
        return "done";
    }

    private String latency(Duration latency) {
        simulator.faults().latency(latency);
        return "done";
    }
}

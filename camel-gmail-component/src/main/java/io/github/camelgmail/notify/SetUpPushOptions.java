package io.github.camelgmail.notify;

import io.github.camelgmail.auth.CommandLine;
import io.github.camelgmail.client.ClientSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What {@link SetUpPush} was told on its command line.
 *
 * @param mailbox              whose mailbox; {@code me} for the one of the credentials
 * @param credentials          for Gmail, as option {@code credentials} has it; may be null
 * @param pubsubCredentials    for Pub/Sub likewise; may be null
 * @param rootUrl              another server than Gmail's; may be null
 * @param labelIds             the labels that the watch is limited to
 * @param topicName            the topic
 * @param subscription         the subscription
 * @param pushEndpoint         where to post to; null to pull
 * @param serviceAccount       whose tokens come with the posts
 * @param audience             of those tokens
 * @param pubsubEndpoint       another server than Pub/Sub's; may be null
 * @param takeOver             whether a watch on another topic is ended
 * @param check                whether nothing is to be changed
 * @param timeout              how long to wait for the first notification
 */
record SetUpPushOptions(
        String mailbox,
        String credentials,
        String pubsubCredentials,
        String rootUrl,
        List<String> labelIds,
        String topicName,
        String subscription,
        String pushEndpoint,
        String serviceAccount,
        String audience,
        String pubsubEndpoint,
        boolean takeOver,
        boolean check,
        Duration timeout) {

    static final String USAGE = """
            Sets up all that Gmail's notifications need: topic, Gmail's right to publish, subscription and watch; and waits for
            the first notification. Can be run again at any time.

              --project PROJECT         the Google Cloud project, where the next two are short names
              --topic NAME              the topic, "gmail" by default; or projects/PROJECT/topics/NAME
              --subscription NAME       the subscription, "gmail-camel" by default; or projects/PROJECT/subscriptions/NAME
              --mailbox ADDRESS         the mailbox, by default the one of the credentials
              --credentials JSON        for Gmail, as file:PATH, classpath:RESOURCE or base64:TEXT
              --pubsub-credentials JSON for Pub/Sub likewise; by default those for Gmail if they are a service account's, else
                                        Application Default Credentials
              --labels IDS              the ids of labels that notifications are limited to, separated by commas
              --push-endpoint URL       the URL to post notifications to; without it they are pulled
              --service-account EMAIL   the service account whose tokens come with the posts
              --audience TEXT           the audience of those tokens, by default the URL
              --take-over               end a watch of the mailbox on another topic
              --check                   say what is missing, and change nothing
              --timeout SECONDS         how long to wait for the first notification, 60 by default
              --pubsub-endpoint ADDRESS another Pub/Sub than Google's, as host:port
              --root-url URL            another Gmail than Google's, as the simulator
              --help                    print this
            """;

    private static final Set<String> FLAGS = Set.of("--take-over", "--check");
    private static final Set<String> VALUES = Set.of(
            "--project",
            "--topic",
            "--subscription",
            "--mailbox",
            "--credentials",
            "--pubsub-credentials",
            "--labels",
            "--push-endpoint",
            "--service-account",
            "--audience",
            "--timeout",
            "--pubsub-endpoint",
            "--root-url");

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException when something is wrong with it; names the option
     */
    static SetUpPushOptions parse(List<String> arguments) {
        CommandLine given = new CommandLine(arguments, FLAGS, VALUES);
        return new SetUpPushOptions(
                given.get("--mailbox", "me"),
                given.get("--credentials"),
                given.get("--pubsub-credentials"),
                given.get("--root-url"),
                given.list("--labels", ""),
                resource(given, "--topic", "topics", "gmail"),
                resource(given, "--subscription", "subscriptions", "gmail-camel"),
                given.get("--push-endpoint"),
                given.get("--service-account"),
                given.get("--audience"),
                given.get("--pubsub-endpoint"),
                given.has("--take-over"),
                given.has("--check"),
                Duration.ofSeconds(given.seconds("--timeout", 60)));
    }

    SetUpSettings setUp(PubSubCredentials pubSub) {
        return new SetUpSettings(
                topicName,
                subscription,
                pushEndpoint,
                serviceAccount,
                audience,
                pubsubEndpoint,
                pubSub,
                takeOver,
                timeout);
    }

    ClientSettings client() {
        ClientSettings.Builder settings = ClientSettings.builder();
        return rootUrl == null ? settings.build() : settings.rootUrl(rootUrl).build();
    }

    private static String resource(CommandLine given, String option, String kind, String otherwise) {
        String name = given.get(option, otherwise);
        if (name.contains("/")) {
            return name;
        }
        if (!given.has("--project")) {
            throw new IllegalArgumentException("Option --project is missing; or write option " + option
                    + " as projects/PROJECT/" + kind + "/" + name);
        }
        return "projects/" + given.get("--project") + "/" + kind + "/" + name;
    }
}

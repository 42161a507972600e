package io.github.camelgmail.notify;

import com.google.api.services.gmail.model.Profile;
import com.google.api.services.gmail.model.WatchRequest;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.UsersMethods;
import io.github.camelgmail.auth.CredentialSettings;
import io.github.camelgmail.auth.CredentialsFactory;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailClients;
import io.github.camelgmail.client.SharedQuota;
import io.github.camelgmail.notify.SetUpStep.Outcome;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Sets up Gmail's notifications from the command line. Run it with {@code --help} to see its options. Exits with 0 when all is
 * there, with 1 when a step failed or, with {@code --check}, something is missing, and with 2 for a bad option.
 */
public final class SetUpPush {

    private static final int THREADS = 4;

    private final PrintStream out;
    private final CredentialSettings credentials;

    /**
     * @param out         what the user reads
     * @param credentials for Gmail, in place of those that options name; may be null
     */
    SetUpPush(PrintStream out, CredentialSettings credentials) {
        this.out = out;
        this.credentials = credentials;
    }

    public static void main(String[] arguments) {
        System.exit(new SetUpPush(System.out, null).run(arguments));
    }

    int run(String... arguments) {
        if (arguments.length == 0 || Arrays.asList(arguments).contains("--help")) {
            out.print(SetUpPushOptions.USAGE);
            return arguments.length == 0 ? 2 : 0;
        }
        SetUpPushOptions options;
        SetUpSettings settings;
        CredentialsFactory gmail;
        try {
            options = SetUpPushOptions.parse(Arrays.asList(arguments));
            settings = options.setUp(pubSub(options));
            gmail = new CredentialsFactory(gmail(options), options.rootUrl());
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println();
            out.print(SetUpPushOptions.USAGE);
            return 2;
        }
        return setUp(options, settings, gmail);
    }

    private int setUp(SetUpPushOptions options, SetUpSettings settings, CredentialsFactory credentialsForGmail) {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
        try (GmailClients clients = new GmailClients(
                options.client(), new SharedQuota(), credentialsForGmail, threads, threads, Clock.systemUTC())) {
            GmailSide gmail = new Side(clients.forMailbox(options.mailbox()), options);
            PushSetup setup = new PushSetup(settings, gmail, threads, Clock.systemUTC(), out::println);
            List<SetUpStep> steps = options.check() ? setup.check() : setup.run();
            return ended(options, steps);
        } catch (IllegalStateException e) {
            out.println(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.println("Interrupted.");
        } finally {
            threads.shutdownNow();
        }
        return 1;
    }

    private int ended(SetUpPushOptions options, List<SetUpStep> steps) {
        if (steps.stream().anyMatch(step -> step.outcome() == Outcome.FAILED)) {
            return 1;
        }
        if (options.check() && steps.stream().anyMatch(step -> step.outcome() == Outcome.MISSING)) {
            out.printf(
                    "%nSomething is missing; without --check it is set up, except for what answers at a push URL.%n");
            return 1;
        }
        out.printf(
                "%nA route uses it by the options%n%n  delivery=%s%n  topicName=%s%n",
                how(options), options.topicName());
        if (options.pushEndpoint() == null) {
            out.printf("  subscription=%s%n", options.subscription());
            return 0;
        }
        out.printf("  pushPath=%s%n", URI.create(options.pushEndpoint()).getPath());
        if (options.serviceAccount() != null) {
            String audience = options.audience() == null ? options.pushEndpoint() : options.audience();
            out.printf("  pushServiceAccount=%s%n  pushAudience=%s%n", options.serviceAccount(), audience);
        }
        return 0;
    }

    private static String how(SetUpPushOptions options) {
        return options.pushEndpoint() == null ? "pull" : "push";
    }

    private CredentialSettings gmail(SetUpPushOptions options) {
        if (credentials != null) {
            return credentials;
        }
        return options.credentials() == null
                ? CredentialSettings.applicationDefault(List.of())
                : CredentialSettings.json(options.credentials(), null, List.of());
    }

    private static PubSubCredentials pubSub(SetUpPushOptions options) {
        return PubSubCredentials.of(options.pubsubCredentials(), options.credentials());
    }

    private record Side(GmailClient client, SetUpPushOptions options) implements GmailSide {

        @Override
        public CompletableFuture<String> address() {
            return client.execute(GmailCall.of(UsersMethods.GET_PROFILE)).thenApply(Profile::getEmailAddress);
        }

        @Override
        public CompletableFuture<?> watch() {
            WatchRequest request = new WatchRequest().setTopicName(options.topicName());
            if (!options.labelIds().isEmpty()) {
                request.setLabelIds(options.labelIds()).setLabelFilterBehavior("include");
            }
            return client.execute(GmailCall.of(UsersMethods.WATCH).withBody(request));
        }

        @Override
        public CompletableFuture<?> stop() {
            return client.execute(GmailCall.of(UsersMethods.STOP));
        }
    }
}

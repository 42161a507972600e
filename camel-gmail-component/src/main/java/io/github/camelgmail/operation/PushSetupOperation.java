package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.Profile;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.UsersMethods;
import io.github.camelgmail.notify.GmailSide;
import io.github.camelgmail.notify.PubSubCredentials;
import io.github.camelgmail.notify.PushSetup;
import io.github.camelgmail.notify.SetUpSettings;
import io.github.camelgmail.notify.SetUpStep;
import io.github.camelgmail.notify.SetUpStep.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.apache.camel.spi.ExecutorServiceManager;

/** Sets notifications up in one step; the answer is the list of its {@link SetUpStep}s. */
final class PushSetupOperation implements Operation {

    static final String NAME = "push.setup";

    private static final int TIMEOUT_MS = 60_000;
    private static final int THREADS = 2;

    @Override
    public Set<String> arguments() {
        return Set.of(
                "topicName",
                "subscription",
                "labelIds",
                "labelFilterBehavior",
                "pushEndpoint",
                "pushServiceAccount",
                "pushAudience",
                "pubsubEndpoint",
                "pubsubCredentials",
                "takeOverWatch",
                "setupCheck",
                "setupTimeout");
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        SetUpSettings settings = settings(arguments);
        boolean check = arguments.isTrue("setupCheck");
        GmailSide gmail = new Side(mailbox, arguments);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        ExecutorServiceManager threads = arguments.exchange().getContext().getExecutorServiceManager();
        threads.newThread("GmailPushSetup", () -> {
                    ScheduledExecutorService executor = threads.newScheduledThreadPool(this, "GmailPushSetup", THREADS);
                    try {
                        PushSetup setup = new PushSetup(settings, gmail, executor, Clock.systemUTC(), step -> {});
                        answer.complete(answer(check ? setup.check() : setup.run()));
                    } catch (Exception | Error e) {
                        answer.completeExceptionally(e);
                    } finally {
                        threads.shutdownNow(executor);
                    }
                })
                .start();
        return answer;
    }

    private static SetUpSettings settings(Arguments arguments) {
        return new SetUpSettings(
                arguments.required("topicName", NAME),
                arguments.required("subscription", NAME),
                arguments.text("pushEndpoint").orElse(null),
                arguments.text("pushServiceAccount").orElse(null),
                arguments.text("pushAudience").orElse(null),
                arguments.text("pubsubEndpoint").orElse(null),
                PubSubCredentials.of(
                        arguments.option("pubsubCredentials").orElse(null),
                        arguments.option("credentials").orElse(null)),
                arguments.isTrue("takeOverWatch"),
                Duration.ofMillis(arguments.number("setupTimeout").orElse(TIMEOUT_MS)));
    }

    /** @throws IllegalStateException when a step failed; says which and why */
    private static Answer answer(List<SetUpStep> steps) {
        if (steps.stream().anyMatch(step -> step.outcome() == Outcome.FAILED)) {
            throw new IllegalStateException("The set-up of notifications failed: "
                    + steps.stream().map(SetUpStep::toString).collect(Collectors.joining("; ")));
        }
        return new Answer(steps, Map.of());
    }

    /** The mailbox, watched with the options and headers of operation {@code watch}. */
    private record Side(Mailbox mailbox, Arguments arguments) implements GmailSide {

        private static final MethodOperation<?> WATCH = new MethodOperation<>(UsersMethods.WATCH);

        @Override
        public CompletableFuture<String> address() {
            return mailbox.client()
                    .execute(GmailCall.of(UsersMethods.GET_PROFILE))
                    .thenApply(Profile::getEmailAddress);
        }

        @Override
        public CompletableFuture<?> watch() {
            return WATCH.run(mailbox, arguments);
        }

        @Override
        public CompletableFuture<?> stop() {
            return mailbox.client().execute(GmailCall.of(UsersMethods.STOP));
        }
    }
}

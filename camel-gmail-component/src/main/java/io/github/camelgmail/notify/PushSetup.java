package io.github.camelgmail.notify;

import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.notify.SetUpStep.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Makes Gmail notify: the topic, Gmail's right to publish to it, the subscription, the watch, and at last a look whether a
 * notification comes. Says, too, what is behind the URL of a push. What is there already is left as it is, or set right, so that it can be run again at any time.
 *
 * <p>A watch makes Gmail publish at once. That is looked for with a subscription of its own, which is removed again: a consumer
 * that runs already would take it away from the real one.
 */
public final class PushSetup {

    private static final Duration GRANT_RETRY = Duration.ofSeconds(5);
    private static final String TOPIC = "Topic";
    private static final String GRANT = "Gmail's right to publish";
    private static final String SUBSCRIPTION = "Subscription";
    private static final String WATCH = "Watch";
    private static final String FIRST = "First notification";

    private final SetUpSettings settings;
    private final GmailSide gmail;
    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final Consumer<SetUpStep> progress;
    private final List<SetUpStep> steps = new ArrayList<>();

    /**
     * @param settings what to set up
     * @param gmail    the mailbox
     * @param executor for waiting; two threads are enough
     * @param clock    the time
     * @param progress told of each step as it ends
     */
    public PushSetup(
            SetUpSettings settings,
            GmailSide gmail,
            ScheduledExecutorService executor,
            Clock clock,
            Consumer<SetUpStep> progress) {
        this.settings = settings;
        this.gmail = gmail;
        this.executor = executor;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Sets up what is missing. Blocks while it works.
     *
     * @return the steps; the first that failed is the last that was tried
     * @throws IllegalStateException when Google's library is missing; says which dependency to add
     */
    public List<SetUpStep> run() throws InterruptedException {
        return go(false);
    }

    /** Says what is missing, and changes nothing. Otherwise as {@link #run()}. */
    public List<SetUpStep> check() throws InterruptedException {
        return go(true);
    }

    private List<SetUpStep> go(boolean check) throws InterruptedException {
        PubSubLibrary.require("The set-up of notifications");
        String step = "Mailbox";
        String role = "";
        try (PubSubAdmin pubSub = new PubSubAdmin(settings)) {
            String address = ask(gmail.address());
            ended(step, Outcome.ALREADY_THERE, "Gmail can be reached");
            step = TOPIC;
            role = "the role roles/pubsub.editor";
            boolean topic = topic(pubSub, check);
            step = GRANT;
            role = "the role roles/pubsub.admin";
            grant(pubSub, check, topic);
            step = SUBSCRIPTION;
            role = "the role roles/pubsub.editor"
                    + (settings.serviceAccount() == null
                            ? ""
                            : ", and roles/iam.serviceAccountUser on " + settings.serviceAccount() + ",");
            subscription(pubSub, check);
            pushUrl();
            step = WATCH;
            if (check) {
                ended(
                        WATCH,
                        Outcome.SKIPPED,
                        "Gmail tells nobody whether a mailbox is watched; without a check it is renewed");
            } else {
                watch(pubSub, address);
            }
        } catch (GmailException e) {
            ended(step, Outcome.FAILED, SetUpAdvice.gmail(e, settings));
        } catch (SetUpFailedException e) {
            ended(step, Outcome.FAILED, e.getMessage());
        } catch (IOException | RuntimeException e) {
            ended(step, Outcome.FAILED, SetUpAdvice.pubSub(PubSubErrors.status(e), role, settings));
        }
        return List.copyOf(steps);
    }

    private boolean topic(PubSubAdmin pubSub, boolean check) {
        boolean there = pubSub.hasTopic();
        if (!there && !check) {
            pubSub.createTopic();
        }
        ended(TOPIC, there ? Outcome.ALREADY_THERE : outcome(check), settings.topicName());
        return there;
    }

    private void grant(PubSubAdmin pubSub, boolean check, boolean topic) {
        if (check && !topic) {
            ended(GRANT, Outcome.MISSING, "There is no topic yet");
            return;
        }
        var granted = pubSub.hasGrant();
        if (granted.isEmpty()) {
            ended(GRANT, Outcome.SKIPPED, "This Pub/Sub knows no grants, as Google's emulator does not");
            return;
        }
        if (!granted.get() && !check) {
            pubSub.grant();
        }
        ended(
                GRANT,
                granted.get() ? Outcome.ALREADY_THERE : outcome(check),
                PubSubAdmin.PUBLISHER + " for " + PubSubAdmin.GMAIL);
    }

    private void subscription(PubSubAdmin pubSub, boolean check) throws SetUpFailedException {
        var found = pubSub.subscription();
        if (found.isEmpty()) {
            if (!check) {
                pubSub.createSubscription();
            }
            ended(SUBSCRIPTION, outcome(check), settings.subscription());
            return;
        }
        if (!found.get().getTopic().equals(settings.topicName())) {
            throw new SetUpFailedException(
                    settings.subscription() + " belongs to " + found.get().getTopic()
                            + ", which can't be changed: name another subscription, or delete this one",
                    null);
        }
        List<String> wrong = pubSub.differences(found.get());
        if (wrong.isEmpty()) {
            ended(SUBSCRIPTION, Outcome.ALREADY_THERE, settings.subscription());
            return;
        }
        if (!check) {
            pubSub.update(wrong);
        }
        ended(SUBSCRIPTION, outcome(check), settings.subscription() + ", of which was changed: " + wrong);
    }

    /** Its route may be started later: the set-up goes on without it. */
    private void pushUrl() {
        if (settings.pushEndpoint() != null) {
            ended(new PushUrlLook(settings.pushEndpoint(), settings.serviceAccount() != null).look());
        }
    }

    private void watch(PubSubAdmin pubSub, String address) throws InterruptedException, SetUpFailedException {
        String temporary = settings.subscription().replaceAll("/[^/]*$", "/gmail-set-up-")
                + UUID.randomUUID().toString().substring(0, 8);
        pubSub.createTemporary(temporary);
        CompletableFuture<Void> first = new CompletableFuture<>();
        PullSettings pull = new PullSettings(temporary, settings.pubsubEndpoint(), settings.credentials(), 10);
        NotificationListener listener = notification -> {
            if (notification.mailbox().equalsIgnoreCase(address)) {
                first.complete(null);
            }
            return CompletableFuture.completedFuture(null);
        };
        try (PullSubscription arrivals = new PullSubscription(pull, listener, executor, clock)) {
            arrivals.start();
            watch();
            ended(WATCH, Outcome.DONE, "For seven days; a consumer renews it each day");
            first.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            ended(FIRST, Outcome.DONE, "It has come through the topic");
        } catch (TimeoutException | ExecutionException e) {
            ended(
                    FIRST,
                    Outcome.FAILED,
                    "None has come within " + settings.timeout().toSeconds()
                            + " s, though Gmail says that it has sent one. Try again: Gmail leaves out what comes too fast");
        } finally {
            pubSub.delete(temporary);
        }
    }

    /** Google takes minutes to spread a new grant. */
    private void watch() throws InterruptedException, SetUpFailedException {
        Instant end = clock.instant().plus(settings.timeout());
        boolean stopped = false;
        while (true) {
            try {
                ask(gmail.watch());
                return;
            } catch (GmailException e) {
                if (SetUpAdvice.isOtherTopic(e) && settings.takeOver() && !stopped) {
                    ask(gmail.stop());
                    stopped = true;
                } else if (SetUpAdvice.isUngranted(e)
                        && isNewlyGranted()
                        && clock.instant().isBefore(end)) {
                    TimeUnit.MILLISECONDS.sleep(GRANT_RETRY.toMillis());
                } else {
                    throw e;
                }
            }
        }
    }

    private boolean isNewlyGranted() {
        return steps.stream().anyMatch(step -> step.name().equals(GRANT) && step.outcome() == Outcome.DONE);
    }

    private static <T> T ask(CompletableFuture<T> answer) throws InterruptedException, SetUpFailedException {
        try {
            return answer.get();
        } catch (ExecutionException | CompletionException e) {
            if (e.getCause() instanceof GmailException failure) {
                throw failure;
            }
            throw new SetUpFailedException(String.valueOf(e.getCause().getMessage()), e.getCause());
        }
    }

    private static Outcome outcome(boolean check) {
        return check ? Outcome.MISSING : Outcome.DONE;
    }

    private void ended(String name, Outcome outcome, String text) {
        ended(new SetUpStep(name, outcome, text));
    }

    private void ended(SetUpStep step) {
        steps.add(step);
        progress.accept(step);
    }
}

package io.github.camelgmail.notify;

import com.google.api.services.gmail.model.WatchRequest;
import com.google.api.services.gmail.model.WatchResponse;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.UsersMethods;
import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.label.LabelDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch of one mailbox, by which Gmail notifies a topic of its changes. It lasts a week, and is renewed within a day
 * (Gmail API guide, "Push notifications"), at a random time, so that those of many mailboxes are spread. Thread-safe; only one
 * call is under way at a time, since Gmail refuses several.
 */
public final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private static final Duration LONGEST_LIFE = Duration.ofDays(1);
    private static final Duration SHORTEST_LIFE = Duration.ofHours(20);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);
    private static final int BAD_REQUEST = 400;
    private static final String OTHER_TOPIC = "Only one user push notification client";

    private final GmailClient client;
    private final LabelDirectory labels;
    private final WatchSettings settings;
    private final Clock clock;
    private final RandomGenerator random;
    private final AtomicBoolean calling = new AtomicBoolean();

    private volatile WatchStatus status = new WatchStatus(0, null, null, null, null);
    private volatile Instant due;
    private volatile boolean made;
    private int failures;

    /**
     * @param firstDue when it is to be made
     * @param random   spreads the renewals
     */
    public Watch(
            GmailClient client,
            LabelDirectory labels,
            WatchSettings settings,
            Instant firstDue,
            Clock clock,
            RandomGenerator random) {
        this.client = client;
        this.labels = labels;
        this.settings = settings;
        this.due = firstDue;
        this.clock = clock;
        this.random = random;
    }

    public WatchSettings settings() {
        return settings;
    }

    public WatchStatus status() {
        return status;
    }

    /** Whether it is to be made or renewed now, and nobody is at it. */
    public boolean isDue() {
        return !calling.get() && !clock.instant().isBefore(due);
    }

    /**
     * Makes or renews it if that is due, without waiting for Gmail. A failure is in the log and the status; another attempt is
     * due later.
     */
    public void renewIfDue() {
        if (!isDue() || !calling.compareAndSet(false, true)) {
            return;
        }
        CompletableFuture<WatchResponse> watched = settings.takeOver() ? watchOrTakeOver() : watch();
        watched.thenAccept(this::renewed).whenComplete((done, failure) -> {
            if (failure != null) {
                failed(Await.cause(failure));
            }
            calling.set(false);
        });
    }

    /**
     * Ends it, for all who are notified by it, unless it was never made: then it is somebody else's that Gmail may have. Who
     * comes meanwhile has it made again afterwards.
     *
     * @throws GmailException when Gmail refuses
     */
    public void stop() {
        boolean underWay = calling.getAndSet(true);
        try {
            if (underWay || made) {
                Await.answer(client.execute(GmailCall.of(UsersMethods.STOP)));
            }
        } finally {
            made = false;
            due = clock.instant();
            calling.set(false);
        }
    }

    private CompletableFuture<WatchResponse> watchOrTakeOver() {
        return watch().exceptionallyCompose(failure -> {
            if (!isForOtherTopic(Await.cause(failure))) {
                return CompletableFuture.failedFuture(failure);
            }
            LOG.warn("A watch of the mailbox that notifies another topic is ended, since takeOverWatch=true");
            return client.execute(GmailCall.of(UsersMethods.STOP)).thenCompose(stopped -> watch());
        });
    }

    private CompletableFuture<WatchResponse> watch() {
        return labels.withCurrent(() -> labels.resolve("watchLabelIds", settings.labelIds())
                .thenCompose(ids -> client.execute(GmailCall.of(UsersMethods.WATCH)
                        .withBody(new WatchRequest()
                                .setTopicName(settings.topicName())
                                .setLabelIds(ids.isEmpty() ? null : ids)
                                .setLabelFilterBehavior(settings.labelFilterBehavior())))));
    }

    private void renewed(WatchResponse response) {
        if (response.getExpiration() == null) {
            throw new IllegalStateException("Gmail's answer does not say until when it is");
        }
        Instant now = clock.instant();
        Instant expiration = Instant.ofEpochMilli(response.getExpiration());
        failures = 0;
        made = true;
        due = now.plusMillis(random.nextLong(SHORTEST_LIFE.toMillis(), LONGEST_LIFE.toMillis()));
        status = new WatchStatus(status.renewals() + 1, now, expiration, null, null);
        LOG.debug("Gmail notifies of a mailbox until {}", expiration);
    }

    private void failed(Throwable failure) {
        made &= !isForOtherTopic(failure);
        Instant now = clock.instant();
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures++, 10));
        due = now.plus(wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY);
        String why = explain(failure);
        WatchStatus before = status;
        Instant since = before.failingSince() == null ? now : before.failingSince();
        status = new WatchStatus(before.renewals(), before.renewed(), before.expiration(), since, why);
        LOG.warn(
                "Gmail does not take the watch of a mailbox: {}. Next attempt at {}; until then the mailbox is looked at every"
                        + " fallbackPollInterval",
                why,
                due);
    }

    private static String explain(Throwable failure) {
        return isForOtherTopic(failure)
                ? "it notifies another topic already, of the same Google Cloud project. Stop that watch where it was made, or"
                        + " set takeOverWatch=true to end it"
                : failure.getMessage();
    }

    private static boolean isForOtherTopic(Throwable failure) {
        return failure instanceof GmailException e
                && e.statusCode() == BAD_REQUEST
                && e.getMessage().contains(OTHER_TOPIC);
    }
}

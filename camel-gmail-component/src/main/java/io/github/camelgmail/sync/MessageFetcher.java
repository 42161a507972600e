package io.github.camelgmail.sync;

import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.api.ThreadsMethods;
import io.github.camelgmail.client.Await;
import io.github.camelgmail.client.CallOutcome;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.sync.Backlog.Waiting;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Fetches messages, or threads, in batches and in the format asked for. Used by one thread. */
final class MessageFetcher {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final GmailClient client;
    private final SyncSettings settings;

    /** What a message of this mailbox takes in memory, learnt as messages come: a tenth of it is the last one's. */
    private double averageBytes;

    /**
     * What became of a change.
     *
     * @param work    null when there is nothing to do, or the message could not be fetched
     * @param failure why it could not be fetched; null when it could, or was gone
     */
    record Fetched(Waiting waiting, Work work, GmailException failure) {}

    MessageFetcher(GmailClient client, SyncSettings settings) {
        this.client = client;
        this.settings = settings;
        this.averageBytes = settings.format().equals("raw") ? 1_000_000 : 30_000;
    }

    /** How many messages to fetch next, so that half the window is fetched while the other half is worked on. */
    int atOnce(long bytesInFlight) {
        long byBytes = (long) ((settings.maxInFlightBytes() - bytesInFlight) / averageBytes);
        return (int) Math.max(1, Math.min(most(), byBytes));
    }

    /** How many messages are fetched at once at most. */
    int most() {
        return Math.min(Math.max(settings.batchSize(), settings.maxInFlight() / 2), settings.maxInFlight());
    }

    /**
     * One outcome a change, in order.
     *
     * @throws GmailException when no message could be fetched at all: then it is the mailbox that can't be read
     */
    List<Fetched> fetch(List<Waiting> waiting) {
        return settings.threads() ? fetchThreads(waiting) : fetchMessages(waiting);
    }

    private List<Fetched> fetchThreads(List<Waiting> waiting) {
        return outcomes(
                waiting,
                call(ThreadsMethods.GET, waiting, Change::threadId),
                (one, thread) -> new Work(one.change(), one.attempt(), null, thread));
    }

    private List<Fetched> fetchMessages(List<Waiting> waiting) {
        List<Waiting> present =
                waiting.stream().filter(one -> !one.change().isDeletion()).toList();
        Iterator<Fetched> fetched = outcomes(
                        present,
                        call(MessagesMethods.GET, present, Change::messageId),
                        (one, message) -> new Work(one.change(), one.attempt(), message, null))
                .iterator();
        return waiting.stream()
                .map(one -> one.change().isDeletion()
                        ? new Fetched(one, new Work(one.change(), one.attempt(), null, null), null)
                        : fetched.next())
                .toList();
    }

    private <T> List<CallOutcome<T>> call(GmailMethod<T> method, List<Waiting> waiting, Function<Change, String> id) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<String> headers = settings.metadataHeaders();
        return Await.answer(client.executeAll(waiting.stream()
                .map(one -> GmailCall.of(method)
                        .with("id", id.apply(one.change()))
                        .with("format", settings.format())
                        .with("metadataHeaders", headers.isEmpty() ? null : headers))
                .toList()));
    }

    private <T> List<Fetched> outcomes(
            List<Waiting> waiting, List<CallOutcome<T>> outcomes, BiFunction<Waiting, T, Work> work) {
        List<Fetched> fetched = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            fetched.add(outcome(waiting.get(i), outcomes.get(i), work));
        }
        List<GmailException> failures =
                fetched.stream().map(Fetched::failure).filter(Objects::nonNull).toList();
        if (!failures.isEmpty() && failures.size() == waiting.size() && !isAboutOneMessage(failures)) {
            throw failures.get(0);
        }
        return fetched;
    }

    private <T> Fetched outcome(Waiting waiting, CallOutcome<T> outcome, BiFunction<Waiting, T, Work> work) {
        if (outcome.succeeded()) {
            Work made = work.apply(waiting, outcome.result());
            averageBytes += (made.bytes() - averageBytes) / 10;
            return new Fetched(waiting, made, null);
        }
        boolean gone = outcome.failure().statusCode() == NOT_FOUND;
        return new Fetched(waiting, null, gone ? null : outcome.failure());
    }

    /** A refusal that another message would not meet: it must not hold up the mailbox. */
    private static boolean isAboutOneMessage(List<GmailException> failures) {
        return failures.size() == 1 && failures.get(0).statusCode() == BAD_REQUEST;
    }
}

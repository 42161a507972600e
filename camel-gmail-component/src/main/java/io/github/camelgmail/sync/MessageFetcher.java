package io.github.camelgmail.sync;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.client.CallOutcome;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.client.GmailException;
import io.github.camelgmail.sync.Backlog.Waiting;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Fetches messages in batches, in the format asked for. Used by one thread. */
final class MessageFetcher {

    private static final int NOT_FOUND = 404;

    private final GmailClient client;
    private final String format;
    private final List<String> metadataHeaders;

    /** What a message of this mailbox takes in memory, learnt as messages come: weighs the last about as much as the ten before. */
    private double averageBytes;

    /**
     * What became of a change's message.
     *
     * @param message the message; null when it was deleted, or could not be fetched
     * @param gone    whether it was deleted before it could be fetched
     * @param failure why it could not be fetched; null when it could
     */
    record Fetched(Waiting waiting, Message message, boolean gone, GmailException failure) {}

    MessageFetcher(GmailClient client, String format, List<String> metadataHeaders) {
        this.client = client;
        this.format = format;
        this.metadataHeaders = metadataHeaders;
        this.averageBytes = "raw".equals(format) ? 1_000_000 : 30_000;
    }

    /** How many messages to fetch next, so that half the window is fetched while the other half is worked on. */
    int atOnce(SyncSettings settings, long bytesInFlight) {
        long byBytes = (long) ((settings.maxInFlightBytes() - bytesInFlight) / averageBytes);
        int byCount = Math.min(Math.max(settings.batchSize(), settings.maxInFlight() / 2), settings.maxInFlight());
        return (int) Math.max(1, Math.min(byCount, byBytes));
    }

    /**
     * One outcome a change, in order.
     *
     * @throws GmailException when no message could be fetched at all: then it is the mailbox that can't be read
     */
    List<Fetched> fetch(List<Waiting> waiting) {
        List<Waiting> wanted = waiting.stream()
                .filter(one -> one.change().type() != HistoryType.MESSAGE_DELETED)
                .toList();
        List<CallOutcome<Message>> outcomes = wanted.isEmpty()
                ? List.of()
                : Await.answer(client.executeAll(wanted.stream()
                        .map(one -> call(one.change().messageId()))
                        .toList()));
        List<Fetched> fetched = new ArrayList<>();
        Iterator<CallOutcome<Message>> next = outcomes.iterator();
        for (Waiting one : waiting) {
            boolean deletion = one.change().type() == HistoryType.MESSAGE_DELETED;
            fetched.add(deletion ? new Fetched(one, null, false, null) : fetched(one, next.next()));
        }
        List<GmailException> failures = fetched.stream()
                .map(Fetched::failure)
                .filter(failure -> failure != null)
                .toList();
        if (failures.size() == waiting.size() && !isAboutOneMessage(failures.get(0), waiting)) {
            throw failures.get(0);
        }
        return fetched;
    }

    /** A refusal that another message would not meet: it must not hold up the mailbox. */
    private static boolean isAboutOneMessage(GmailException failure, List<Waiting> waiting) {
        return waiting.size() == 1 && failure.statusCode() == 400;
    }

    private Fetched fetched(Waiting waiting, CallOutcome<Message> outcome) {
        if (outcome.succeeded()) {
            averageBytes += (MessageSize.of(outcome.result()) - averageBytes) / 10;
            return new Fetched(waiting, outcome.result(), false, null);
        }
        boolean gone = outcome.failure().statusCode() == NOT_FOUND;
        return new Fetched(waiting, null, gone, gone ? null : outcome.failure());
    }

    private GmailCall<Message> call(String messageId) {
        return GmailCall.of(MessagesMethods.GET)
                .with("id", messageId)
                .with("format", format)
                .with("metadataHeaders", metadataHeaders.isEmpty() ? null : metadataHeaders);
    }
}

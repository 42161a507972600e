package io.github.camelgmail.client;

import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.ListDraftsResponse;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.Thread;
import io.github.camelgmail.api.DraftsMethods;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.ThreadsMethods;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One mail that goes out by way of a draft. To create a draft sends nothing, and a draft can be sent only once: where an
 * answer is lost, the mailbox itself tells what has become of the draft, which is known by a token in its header.
 *
 * <p>Invariants: the mail goes out at most once, whatever is lost; a draft is deleted only after it was seen to be unsent,
 * because the id of a draft that a person has sent may stand for the mail that was sent.
 */
final class DraftSend {

    private static final Logger LOG = LoggerFactory.getLogger(DraftSend.class);
    private static final String DRAFT = "DRAFT";
    private static final String SENT = "SENT";
    /** How many of the newest drafts are looked through for one whose id was lost. */
    private static final int NEWEST = 100;
    /** How many of them at a time: it is mostly among the first. */
    private static final int AT_ONCE = 20;

    private final GmailClient client;
    private final Shared shared;
    private final IntFunction<CompletableFuture<Void>> pause;
    private final String token = UUID.randomUUID().toString();
    private final GmailCall<Draft> creation;
    private final GmailCall<Message> sending;
    private int creations;
    private int losses;
    private boolean perhapsSent;
    private Instant deadline;

    /**
     * @param mail  the call that would send it directly
     * @param pause a future that completes after the back-off of so many failures
     */
    DraftSend(GmailClient client, Shared shared, IntFunction<CompletableFuture<Void>> pause, GmailCall<Message> mail) {
        this.client = client;
        this.shared = shared;
        this.pause = pause;
        Message metadata = new Message();
        if (mail.body() instanceof Message body) {
            metadata.setThreadId(body.getThreadId());
        }
        this.creation = GmailCall.of(DraftsMethods.CREATE)
                .with(MethodRequest.UPLOAD_TYPE, mail.parameters().get(MethodRequest.UPLOAD_TYPE))
                .withBody(new Draft().setMessage(metadata))
                .withMedia(TokenMail.of(mail, token));
        this.sending = GmailCall.of(DraftsMethods.SEND)
                .with("fields", mail.parameters().get("fields"));
    }

    CompletableFuture<Message> run() {
        return create().thenCompose(this::send).thenCompose(this::withoutOrphans);
    }

    private CompletableFuture<Draft> create() {
        creations++;
        return client.execute(creation).exceptionallyCompose(thrown -> {
            GmailException failure = failure(thrown);
            if (!(failure instanceof GmailAmbiguousException)) {
                return CompletableFuture.failedFuture(failure);
            }
            return mayGoOn()
                    ? pause.apply(losses).thenCompose(paused -> find()).thenCompose(found -> found.map(
                                    CompletableFuture::completedFuture)
                            .orElseGet(this::create))
                    : CompletableFuture.failedFuture(unsent(failure, "the mail was not sent, but a draft may be left"));
        });
    }

    private CompletableFuture<Message> send(Draft draft) {
        return client.execute(sending.withBody(new Draft().setId(draft.getId())))
                .exceptionallyCompose(thrown -> afterFailedSend(draft, failure(thrown)));
    }

    private CompletableFuture<Message> afterFailedSend(Draft draft, GmailException failure) {
        if (failure instanceof GmailAmbiguousException) {
            perhapsSent = true;
            boolean again = mayGoOn();
            return pause.apply(losses)
                    .thenCompose(paused -> look(
                            draft,
                            failure,
                            () -> again ? send(draft) : giveUp(draft, unsent(failure, "the mail was not sent"))));
        }
        // Whatever this attempt says, an earlier one may have come to its end since.
        return perhapsSent ? look(draft, failure, () -> giveUp(draft, failure)) : giveUp(draft, failure);
    }

    private CompletableFuture<Message> look(
            Draft draft, GmailException failure, Supplier<CompletableFuture<Message>> ifUnsent) {
        return isUnsent(draft.getId())
                .exceptionallyCompose(thrown -> CompletableFuture.failedFuture(unknown(draft, failure)))
                .thenCompose(unsent -> unsent ? ifUnsent.get() : sentMessage(draft, failure));
    }

    private CompletableFuture<Boolean> isUnsent(String draftId) {
        return client.execute(GmailCall.of(DraftsMethods.GET)
                        .with("id", draftId)
                        .with("format", "minimal")
                        .with("fields", "message/labelIds"))
                .handle((draft, thrown) -> {
                    if (thrown == null) {
                        List<String> labels = draft.getMessage() == null
                                ? null
                                : draft.getMessage().getLabelIds();
                        return labels != null && labels.contains(DRAFT);
                    }
                    if (failure(thrown) instanceof GmailNotFoundException) {
                        return false;
                    }
                    throw failure(thrown);
                });
    }

    /** The mail that the draft has become. */
    private CompletableFuture<Message> sentMessage(Draft draft, GmailException failure) {
        return client.execute(GmailCall.of(ThreadsMethods.GET)
                        .with("id", draft.getMessage().getThreadId())
                        .with("format", "metadata")
                        .with("metadataHeaders", List.of(TokenMail.HEADER))
                        .with("fields", "messages(id,threadId,labelIds,payload/headers)"))
                .handle((thread, thrown) -> thrown == null ? sent(thread) : Optional.<Message>empty())
                .thenCompose(sent -> sent.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> CompletableFuture.failedFuture(unknown(draft, failure))));
    }

    private Optional<Message> sent(Thread thread) {
        List<Message> messages = thread.getMessages() == null ? List.of() : thread.getMessages();
        return messages.stream()
                .filter(message -> message.getLabelIds() != null
                        && message.getLabelIds().contains(SENT)
                        && TokenMail.has(token, message))
                .map(message -> message.setPayload(null))
                .findFirst();
    }

    /** A draft of this mail, if there is one. */
    private CompletableFuture<Optional<Draft>> find() {
        return client.execute(GmailCall.of(DraftsMethods.LIST)
                        .with("maxResults", NEWEST)
                        .with("fields", "drafts/id"))
                .thenApply(ListDraftsResponse::getDrafts)
                .thenCompose(drafts -> find(drafts == null ? List.of() : drafts, 0));
    }

    private CompletableFuture<Optional<Draft>> find(List<Draft> drafts, int from) {
        if (from >= drafts.size()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        int to = Math.min(from + AT_ONCE, drafts.size());
        List<GmailCall<Draft>> gets = drafts.subList(from, to).stream()
                .map(draft -> GmailCall.of(DraftsMethods.GET)
                        .with("id", draft.getId())
                        .with("format", "metadata")
                        .with("fields", "id,message(id,threadId,labelIds,payload/headers)"))
                .toList();
        return client.executeAll(gets).thenCompose(outcomes -> {
            Optional<Draft> own = outcomes.stream()
                    .filter(CallOutcome::succeeded)
                    .map(CallOutcome::result)
                    .filter(draft -> TokenMail.has(token, draft.getMessage()))
                    .findFirst();
            Optional<GmailException> unread = outcomes.stream()
                    .map(CallOutcome::failure)
                    .filter(failure -> failure != null && !(failure instanceof GmailNotFoundException))
                    .findFirst();
            if (own.isEmpty() && unread.isPresent()) {
                return CompletableFuture.failedFuture(unread.get());
            }
            return own.isPresent() ? CompletableFuture.completedFuture(own) : find(drafts, to);
        });
    }

    /** Deletes what was created besides the draft that went out, by a server that was slower than its client. */
    private CompletableFuture<Message> withoutOrphans(Message sent) {
        if (creations == 1) {
            return CompletableFuture.completedFuture(sent);
        }
        creations--;
        return find().thenCompose(orphan -> orphan.isEmpty()
                        ? CompletableFuture.completedFuture(sent)
                        : delete(orphan.get().getId()).thenCompose(deleted -> withoutOrphans(sent)))
                .exceptionally(thrown -> {
                    GmailException failure = failure(thrown);
                    LOG.warn(
                            "A mail was sent, but a draft of it may be left: {} {}",
                            failure.statusCode(),
                            failure.reason());
                    return sent;
                });
    }

    /** After a doubt, only a draft that could be deleted is known never to go out. */
    private CompletableFuture<Message> giveUp(Draft draft, GmailException failure) {
        return delete(draft.getId())
                .thenCompose(deleted ->
                        CompletableFuture.failedFuture(perhapsSent && !deleted ? unknown(draft, failure) : failure));
    }

    /** Tells whether it did; never fails, since a draft that is left does no harm. */
    private CompletableFuture<Boolean> delete(String draftId) {
        return isUnsent(draftId)
                .thenCompose(unsent -> unsent
                        ? client.execute(GmailCall.of(DraftsMethods.DELETE).with("id", draftId))
                                .thenApply(nothing -> true)
                        : CompletableFuture.completedFuture(false))
                .exceptionally(thrown -> {
                    GmailException failure = failure(thrown);
                    LOG.warn("Draft {} could not be deleted: {} {}", draftId, failure.statusCode(), failure.reason());
                    return false;
                });
    }

    /** Counts a lost answer; whether what was asked may be tried again. */
    private boolean mayGoOn() {
        Instant now = shared.clock().instant();
        if (deadline == null) {
            deadline = now.plus(shared.settings().retryTimeout());
        }
        return ++losses <= shared.settings().maxRetries() && !now.isAfter(deadline);
    }

    private static GmailException unsent(GmailException failure, String consequence) {
        return new GmailException(told(failure, failure.error().message() + "; " + consequence, true), failure);
    }

    private static GmailAmbiguousException unknown(Draft draft, GmailException failure) {
        String hint =
                "; it is not known whether draft " + draft.getId() + " was sent: if it is still there, it was not";
        return new GmailAmbiguousException(told(failure, failure.error().message() + hint, false), failure);
    }

    private static GmailError told(GmailException failure, String message, boolean repeatSafe) {
        GmailError error = failure.error();
        return new GmailError(
                error.statusCode(),
                error.reason(),
                message,
                error.operation(),
                error.mailbox(),
                error.attempts(),
                repeatSafe,
                null);
    }

    private static GmailException failure(Throwable thrown) {
        return (GmailException) (thrown instanceof CompletionException ? thrown.getCause() : thrown);
    }
}

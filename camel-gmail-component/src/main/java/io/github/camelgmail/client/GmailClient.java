package io.github.camelgmail.client;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Calls to one mailbox. Calls wait for quota and are retried where that is safe, without blocking a thread.
 *
 * <p>Thread-safe. The futures complete on threads of the executor given to {@link GmailClients}.
 */
public interface GmailClient {

    /** The mailbox as configured: {@code me} or an address. */
    String mailbox();

    /** Why calls are held back and until when, if they are: quota spent, or a time that Gmail stated. */
    Optional<MailboxPause> pause();

    /** Makes one call. The future fails with a {@link GmailException} and nothing else. */
    <T> CompletableFuture<T> execute(GmailCall<T> call);

    /**
     * Sends a mail exactly once, also when a connection breaks between request and answer: creates a draft and sends that,
     * and looks at the draft when an answer is lost. It costs a call more than sending directly, and needs a scope that may
     * read mail besides writing drafts, as {@code gmail.modify}. The mail gets a header field {@code X-Camel-Gmail-Send} with
     * a random value.
     *
     * @param mail the call of {@code messages.send} that would send it directly; of its body only {@code threadId} and
     *             {@code raw} count
     * @return the sent message; fails with {@link GmailAmbiguousException} only if the mailbox can't be looked at for so long
     *         that all retries are used up
     */
    CompletableFuture<Message> sendOnce(GmailCall<Message> mail);

    /** How many bytes of mails the server has acknowledged, of finished uploads and of those under way. */
    long uploadedBytes();

    /**
     * Makes one call whose answer holds a whole mail ({@code messages.get} with {@code format=raw}) or an attachment
     * ({@code messages.attachments.get}), and writes the decoded bytes to a stream as they arrive: memory does not grow
     * with them.
     *
     * @param target asked for a stream at each attempt
     * @return the answer without {@code raw} or {@code data}
     * @throws IllegalArgumentException when the method answers nothing of the kind
     */
    <T> CompletableFuture<T> download(GmailCall<T> call, DownloadTarget target);

    /**
     * Makes many calls, gathered into batch requests where the API allows it. Two writes to one resource run one after
     * the other, in order; any other calls run in any order.
     *
     * @return one outcome a call, in the order of the calls; the future itself never fails
     */
    <T> CompletableFuture<List<CallOutcome<T>>> executeAll(List<GmailCall<T>> calls);
}

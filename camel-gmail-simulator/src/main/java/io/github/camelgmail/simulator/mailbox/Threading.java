package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.error.GmailError;
import io.github.camelgmail.simulator.mail.ParsedMail;

/**
 * Decides which thread a new message belongs to: the one asked for, else that of a mail it refers to and shares the
 * subject with. Guarded by the mailbox's lock.
 */
final class Threading {

    private final MessageStore store;

    Threading(MessageStore store) {
        this.store = store;
    }

    /**
     * The thread's id; null for a thread of its own.
     *
     * @param requested the thread id a caller asked for; null when none
     * @throws GmailError 404 for an unknown thread, 400 for a malformed id
     */
    String threadFor(ParsedMail mail, String requested) {
        if (requested == null) {
            return store.threadReferredTo(mail).orElse(null);
        }
        if (!store.hasThread(ResourceIds.requireThreadId(requested))) {
            throw GmailError.notFound();
        }
        return requested;
    }
}

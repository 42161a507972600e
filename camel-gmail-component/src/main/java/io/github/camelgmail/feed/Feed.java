package io.github.camelgmail.feed;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/** A mailbox that yields work. {@link #turn} is called by one thread at a time, the other methods may be called by any. */
public interface Feed {

    /** The mailbox as the consumer names it: {@code me} or an address. */
    String mailbox();

    /** Whether a notification that names an address may be about this mailbox. */
    boolean isAbout(String address);

    /**
     * Takes up what is due and hands it out, as far as there is room for it.
     *
     * @param history whether the mailbox's history is read
     * @throws Exception when the mailbox can't be read now
     */
    Turn turn(boolean history) throws Exception;

    /** Whether something is due although the mailbox has not changed: another attempt, a label action, a listing. */
    boolean isBusy();

    /** Whether work waits, and there is room to hand it out. */
    boolean isWaiting();

    /** Whether there is room to hand out more. */
    boolean hasRoom();

    /** Whether there is a durable position, so that a hint about the mailbox may be forgotten. */
    boolean isOpen();

    /** The history id that reading has come to. */
    BigInteger position();

    /** Until when calls to the mailbox are held back anyway. */
    Optional<Instant> heldUntil();

    /** Whether nothing of it is in a route. */
    boolean isIdle();

    /** Makes durable what is done, and lets the mailbox go. */
    void close();

    /**
     * What a turn came to.
     *
     * @param handedOut how much work was handed out
     * @param complete  whether all there is was read
     */
    record Turn(int handedOut, boolean complete) {}
}

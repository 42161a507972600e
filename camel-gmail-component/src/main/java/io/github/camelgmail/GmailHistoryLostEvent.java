package io.github.camelgmail;

import java.time.Instant;
import java.util.EventObject;
import org.apache.camel.spi.CamelEvent;

/**
 * Tells event notifiers that Gmail no longer has the history of a mailbox that a consumer has not read yet. The consumer
 * goes on by itself and loses no mail. What it does miss are changes of labels and deletions between {@link #getSince()} and
 * this event: they can't be known. An application that mirrors labels has to compare them now.
 */
public final class GmailHistoryLostEvent extends EventObject implements CamelEvent {

    private static final long serialVersionUID = 1L;

    private final String mailbox;
    private final String consumerId;
    private final String routeId;
    private final Instant since;
    private final String reason;
    private long timestamp;

    GmailHistoryLostEvent(GmailConsumer consumer, String mailbox, String consumerId, Instant since, String reason) {
        super(consumer);
        this.mailbox = mailbox;
        this.consumerId = consumerId;
        this.routeId = consumer.getRouteId();
        this.since = since;
        this.reason = reason;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    /** The mailbox as the endpoint names it: {@code me} or an address. */
    public String getMailbox() {
        return mailbox;
    }

    /** The name under which the consumer keeps its checkpoint. */
    public String getConsumerId() {
        return consumerId;
    }

    /** The consumer's route. */
    public String getRouteId() {
        return routeId;
    }

    /** From when on mail is listed in place of the history: a while before the last message seen. */
    public Instant getSince() {
        return since;
    }

    /** How it was found out. */
    public String getReason() {
        return reason;
    }

    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    /** Without the mailbox, since notifiers log it. */
    @Override
    public String toString() {
        return "Gmail history lost in route " + routeId + ": " + reason + ". Label changes and deletions since " + since
                + " are missing, mail is not";
    }
}

package io.github.camelgmail.simulator;

import io.github.camelgmail.simulator.quota.QuotaProfile;
import io.github.camelgmail.simulator.quota.QuotaRefusal;
import io.github.camelgmail.simulator.quota.QuotaSettings;
import java.time.Clock;

/** How a {@link GmailSimulator} starts: on a free port, by the system's clock, without any limit, unless told otherwise. */
public final class GmailSimulatorBuilder {

    private int port;
    private Clock clock = Clock.systemUTC();
    private QuotaProfile profile = QuotaProfile.NONE;
    private QuotaRefusal refusal = QuotaRefusal.METRIC;
    private int burstDivisor = QuotaSettings.OFF.burstDivisor();
    private int maxConcurrentRequests;
    private int mailsPerDay;
    private PubSubSettings pubsub = PubSubSettings.NONE;

    GmailSimulatorBuilder() {}

    /** The port to listen on; 0, the default, takes a free one. */
    public GmailSimulatorBuilder port(int number) {
        this.port = number;
        return this;
    }

    /** The clock for dates, token expiry, quota and search lag. Injected latency always takes real time. */
    public GmailSimulatorBuilder clock(Clock source) {
        this.clock = source;
        return this;
    }

    /** The quota units that are enforced, and their price list. */
    public GmailSimulatorBuilder quota(QuotaProfile quotaProfile) {
        this.profile = quotaProfile;
        return this;
    }

    /** How a user without units is refused. */
    public GmailSimulatorBuilder quotaRefusal(QuotaRefusal kind) {
        this.refusal = kind;
        return this;
    }

    /**
     * How much can be spent at once: the minute's units divided by this, between 1 and 60. The default of 6 comes near to
     * mailboxes that were seen to refuse after a few thousand units in some seconds.
     */
    public GmailSimulatorBuilder quotaBurstDivisor(int divisor) {
        this.burstDivisor = divisor;
        return this;
    }

    /** How many requests and batch parts of one user may be in flight; 0, the default, for any number. */
    public GmailSimulatorBuilder maxConcurrentRequests(int count) {
        this.maxConcurrentRequests = count;
        return this;
    }

    /** How many mails a user may send within 24 hours; 0, the default, for any number. */
    public GmailSimulatorBuilder mailsPerDay(int count) {
        this.mailsPerDay = count;
        return this;
    }

    /**
     * The port of Pub/Sub's gRPC service, which listens from the first call of
     * {@link io.github.camelgmail.simulator.pubsub.PubSub#endpoint} on; 0, the default, takes a free one.
     */
    public GmailSimulatorBuilder pubsubPort(int number) {
        this.pubsub = new PubSubSettings(number, pubsub.external(), pubsub.autoCreate());
        return this;
    }

    /**
     * Publishes Gmail's notifications to the Pub/Sub at this host and port, as Google's emulator, instead of the simulator's own.
     * A watch needs a topic there, though no grant.
     */
    public GmailSimulatorBuilder externalPubsub(String hostPort) {
        this.pubsub = new PubSubSettings(pubsub.port(), hostPort, pubsub.autoCreate());
        return this;
    }

    /** Whether a watch makes the topic that it names, with Gmail's grant, if it is missing; as in Gmail it does not at first. */
    public GmailSimulatorBuilder createTopics(boolean create) {
        this.pubsub = new PubSubSettings(pubsub.port(), pubsub.external(), create);
        return this;
    }

    /**
     * Starts a simulator, which serves when this returns.
     *
     * @throws IllegalStateException    when the port can't be had
     * @throws IllegalArgumentException when a setting makes no sense
     */
    public GmailSimulator start() {
        return new GmailSimulator(
                port,
                clock,
                new QuotaSettings(profile, refusal, burstDivisor, maxConcurrentRequests, mailsPerDay),
                pubsub);
    }
}

package io.github.camelgmail.simulator.quota;

/**
 * What is enforced. Everything is off in {@link #OFF}.
 *
 * @param profile               the units' price list and allowances
 * @param refusal               how a user without units is refused
 * @param burstDivisor          the burst is the minute's units divided by this; 6 comes near to what has been observed
 * @param maxConcurrentRequests requests and batch parts of a user in flight at a time; 0 for no limit
 * @param mailsPerDay           mails a user may send within 24 hours; 0 for no limit
 */
public record QuotaSettings(
        QuotaProfile profile, QuotaRefusal refusal, int burstDivisor, int maxConcurrentRequests, int mailsPerDay) {

    /** No limit at all. */
    public static final QuotaSettings OFF = new QuotaSettings(QuotaProfile.NONE, QuotaRefusal.METRIC, 6, 0, 0);

    public QuotaSettings {
        if (burstDivisor < 1 || burstDivisor > 60) {
            throw new IllegalArgumentException("burstDivisor must be between 1 and 60, found " + burstDivisor);
        }
        if (maxConcurrentRequests < 0 || mailsPerDay < 0) {
            throw new IllegalArgumentException("a limit must not be negative; 0 means no limit");
        }
    }
}

package io.github.camelgmail.client;

import io.github.camelgmail.api.GmailMethod;

/** What calls cost and how many units a minute there are (Gmail API usage limits). */
public enum QuotaProfile {
    /** Projects made on or after 2026-05-01. */
    STANDARD(6_000, 1_200_000),
    /** Projects that used the API before. */
    LEGACY(15_000, 1_200_000),
    /** No client-side limit: only Gmail's refusals slow calls down. */
    NONE(0, 0);

    private final long userUnitsPerMinute;
    private final long projectUnitsPerMinute;

    QuotaProfile(long userUnitsPerMinute, long projectUnitsPerMinute) {
        this.userUnitsPerMinute = userUnitsPerMinute;
        this.projectUnitsPerMinute = projectUnitsPerMinute;
    }

    /** Units a minute for each mailbox; 0 means no limit. */
    public long userUnitsPerMinute() {
        return userUnitsPerMinute;
    }

    /** Units a minute for all mailboxes of a Google Cloud project; 0 means no limit. */
    public long projectUnitsPerMinute() {
        return projectUnitsPerMinute;
    }

    /** The units that a call of the method costs. */
    public int units(GmailMethod<?> method) {
        return this == LEGACY ? method.price().legacy() : method.price().standard();
    }
}

package io.github.camelgmail.simulator.quota;

import io.github.camelgmail.simulator.api.ApiMethod;

/** A price list with its allowances, as Google publishes them under "Usage limits" of the Gmail API. */
public enum QuotaProfile {
    /** No allowance is enforced; usage counts by the list of today's projects. */
    NONE(Long.MAX_VALUE, Long.MAX_VALUE),
    /** Projects created since 2026-05-01: 6,000 units a minute and user, 1,200,000 a minute and project. */
    STANDARD(6_000, 1_200_000),
    /** Projects from before: 15,000 units a minute and user, 1,200,000 a minute and project, older prices. */
    LEGACY(15_000, 1_200_000);

    private final long userUnitsPerMinute;
    private final long projectUnitsPerMinute;

    QuotaProfile(long userUnitsPerMinute, long projectUnitsPerMinute) {
        this.userUnitsPerMinute = userUnitsPerMinute;
        this.projectUnitsPerMinute = projectUnitsPerMinute;
    }

    /** Units a minute that one user may spend. */
    public long userUnitsPerMinute() {
        return userUnitsPerMinute;
    }

    /** Units a minute that all users of the project may spend together. */
    public long projectUnitsPerMinute() {
        return projectUnitsPerMinute;
    }

    /** What one call of the method costs in quota units. */
    public int units(ApiMethod method) {
        return this == LEGACY ? method.legacyUnits() : method.standardUnits();
    }
}

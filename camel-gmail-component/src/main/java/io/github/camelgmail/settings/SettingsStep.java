package io.github.camelgmail.settings;

import java.util.Locale;

/**
 * One step from what settings are to what they should be.
 *
 * @param resource the section of the settings file, as {@code labels}
 * @param action   {@code create}, {@code update}, {@code delete}, or {@code wait} for what waits for somebody's consent
 * @param target   what it is done to: a label's name, an address, a filter's criteria; empty for a single setting
 * @param detail   the fields that change, or what a filter does; may be empty
 * @param status   what has become of it
 * @param reason   why it failed or waits; null for anything else
 */
public record SettingsStep(String resource, String action, String target, String detail, Status status, String reason) {

    /** What has become of a step. */
    public enum Status {
        /** It would be done: nothing has been. */
        PLANNED,
        DONE,
        /** It waits for the owner of an address to agree, or, where Gmail had to be asked first, was asked just now. */
        PENDING,
        FAILED
    }

    static SettingsStep planned(String resource, String action, String target, String detail) {
        return new SettingsStep(resource, action, target, detail, Status.PLANNED, null);
    }

    SettingsStep with(Status now, String why) {
        return new SettingsStep(resource, action, target, detail, now, why);
    }

    /** One line for people. */
    @Override
    public String toString() {
        return action + " " + resource + (target.isEmpty() ? "" : " " + target)
                + (detail.isEmpty() ? "" : " (" + detail + ")") + ": "
                + status.name().toLowerCase(Locale.ROOT) + (reason == null ? "" : ", " + reason);
    }
}

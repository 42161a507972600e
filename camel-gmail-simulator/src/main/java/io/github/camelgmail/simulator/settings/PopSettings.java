package io.github.camelgmail.simulator.settings;

/** How POP clients see the mailbox; nothing here serves POP. */
public record PopSettings(AccessWindow accessWindow, Disposition disposition) {

    static final PopSettings INITIAL = new PopSettings(AccessWindow.DISABLED, Disposition.LEAVE_IN_INBOX);

    /** Which messages POP clients see. */
    public enum AccessWindow {
        DISABLED,
        FROM_NOW_ON,
        ALL_MAIL
    }
}

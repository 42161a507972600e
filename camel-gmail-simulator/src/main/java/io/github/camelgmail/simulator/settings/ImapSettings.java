package io.github.camelgmail.simulator.settings;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.Set;

/**
 * How IMAP clients see the mailbox; nothing here serves IMAP.
 *
 * @param maxFolderSize the most messages of a folder: 1000, 2000, 5000 or 10000; 0 for any number
 */
public record ImapSettings(boolean enabled, boolean autoExpunge, ExpungeBehavior expungeBehavior, int maxFolderSize) {

    static final ImapSettings INITIAL = new ImapSettings(true, true, ExpungeBehavior.ARCHIVE, 0);

    private static final Set<Integer> FOLDER_SIZES = Set.of(0, 1_000, 2_000, 5_000, 10_000);

    /** What becomes of a message that an IMAP client expunges. */
    public enum ExpungeBehavior {
        ARCHIVE,
        TRASH,
        DELETE_FOREVER
    }

    ImapSettings checked() {
        if (!FOLDER_SIZES.contains(maxFolderSize)) {
            throw GmailError.invalidArgument("Invalid maxFolderSize");
        }
        return this;
    }
}

package io.github.camelgmail.simulator.mailbox;

import io.github.camelgmail.simulator.error.GmailError;
import java.util.regex.Pattern;

/** Tells ids of messages and threads from what can't be one, as the ids that Gmail's web interface shows. */
public final class ResourceIds {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{1,16}");

    private ResourceIds() {}

    /**
     * The id itself, of a message, or of a thread in a path.
     *
     * @throws GmailError 400 when it is malformed
     */
    public static String requireMessageId(String id) {
        return require(id, "Invalid id value");
    }

    /** As {@link #requireMessageId}, for the thread id of a new message. */
    static String requireThreadId(String id) {
        return require(id, "Invalid thread_id value");
    }

    private static String require(String id, String refusal) {
        if (!ID.matcher(id).matches()) {
            throw GmailError.invalidArgument(refusal);
        }
        return id;
    }
}

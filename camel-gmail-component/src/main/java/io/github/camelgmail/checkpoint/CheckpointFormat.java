package io.github.camelgmail.checkpoint;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

/**
 * The written form of a checkpoint: a JSON object that names the component, the version of the format, and the mailbox
 * and consumer it belongs to, so that a foreign or misplaced file is recognised.
 */
final class CheckpointFormat {

    private static final String FORMAT = "camel-gmail-checkpoint";
    private static final int VERSION = 1;
    private static final Gson GSON = new Gson();

    private CheckpointFormat() {}

    private record Written(String format, int version, String mailbox, String consumer, Checkpoint checkpoint) {}

    static String write(CheckpointKey key, Checkpoint checkpoint) {
        return GSON.toJson(new Written(FORMAT, VERSION, key.mailbox(), key.consumer(), checkpoint));
    }

    /** @throws IllegalArgumentException saying what is wrong, when the text is not this key's checkpoint */
    static Checkpoint read(CheckpointKey key, String text) {
        Written written;
        try {
            written = GSON.fromJson(text, Written.class);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("it is torn or not a checkpoint", e);
        } catch (RuntimeException e) {
            // Gson wraps what a record's constructor throws for a field that is missing.
            throw new IllegalArgumentException("it is not a complete checkpoint", e);
        }
        if (written == null) {
            throw new IllegalArgumentException("it is empty");
        }
        require("format", FORMAT, written.format());
        require("version", String.valueOf(VERSION), String.valueOf(written.version()));
        require("mailbox", key.mailbox(), written.mailbox());
        require("consumer", key.consumer(), written.consumer());
        if (written.checkpoint() == null || written.checkpoint().historyId() == null) {
            throw new IllegalArgumentException("it has no position");
        }
        return written.checkpoint();
    }

    private static void require(String name, String expected, String found) {
        if (!expected.equals(found)) {
            throw new IllegalArgumentException("its '" + name + "' is "
                    + (found == null ? "missing" : "'" + found + "'") + ", expected '" + expected + "'");
        }
    }
}

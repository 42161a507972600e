package io.github.camelgmail.checkpoint;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;

/**
 * The written form of a checkpoint: a JSON object that names the component, the version of the format, and the mailbox
 * and consumer it belongs to, so that a foreign or misplaced file is recognised.
 */
final class CheckpointFormat {

    private static final String FORMAT = "camel-gmail-checkpoint";
    private static final int VERSION = 1;
    private static final String TORN = "it is torn or not a checkpoint";
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
            throw new IllegalArgumentException(TORN, e);
        } catch (RuntimeException e) {
            // Gson wraps what a record's constructor throws for a field that is missing.
            throw new IllegalArgumentException("it is not a complete checkpoint", e);
        }
        if (written == null) {
            throw new IllegalArgumentException("it is empty");
        }
        requireHead(key, written.format(), String.valueOf(written.version()), written.mailbox(), written.consumer());
        if (written.checkpoint() == null || written.checkpoint().historyId() == null) {
            throw new IllegalArgumentException("it has no position");
        }
        return written.checkpoint();
    }

    /**
     * The revision of a checkpoint, of which only the beginning is read: it is asked for at each save.
     *
     * @throws IllegalArgumentException saying what is wrong, when the text is not this key's checkpoint
     */
    static long revision(CheckpointKey key, Reader text) throws IOException {
        try (JsonReader json = new JsonReader(text)) {
            String[] head = new String[4];
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "format" -> head[0] = json.nextString();
                    case "version" -> head[1] = json.nextString();
                    case "mailbox" -> head[2] = json.nextString();
                    case "consumer" -> head[3] = json.nextString();
                    case "checkpoint" -> {
                        requireHead(key, head[0], head[1], head[2], head[3]);
                        return revision(json);
                    }
                    default -> json.skipValue();
                }
            }
            throw new IllegalArgumentException("it has no position");
        } catch (EOFException | MalformedJsonException | IllegalStateException e) {
            throw new IllegalArgumentException(TORN, e);
        }
    }

    private static long revision(JsonReader json) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals("revision")) {
                return json.nextLong();
            }
            json.skipValue();
        }
        throw new IllegalArgumentException("it has no revision");
    }

    private static void requireHead(CheckpointKey key, String format, String version, String mailbox, String consumer) {
        require("format", FORMAT, format);
        require("version", String.valueOf(VERSION), version);
        require("mailbox", key.mailbox(), mailbox);
        require("consumer", key.consumer(), consumer);
    }

    private static void require(String name, String expected, String found) {
        if (!expected.equals(found)) {
            throw new IllegalArgumentException("its '" + name + "' is "
                    + (found == null ? "missing" : "'" + found + "'") + ", expected '" + expected + "'");
        }
    }
}

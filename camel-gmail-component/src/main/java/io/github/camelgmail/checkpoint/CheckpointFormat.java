package io.github.camelgmail.checkpoint;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The written form of a checkpoint: a JSON object that names the component, the version of the format, and the mailbox
 * and consumer it belongs to, so that a foreign or misplaced file is recognised.
 */
final class CheckpointFormat {

    private static final String FORMAT = "camel-gmail-checkpoint";
    private static final int VERSION = 1;

    private CheckpointFormat() {}

    static String write(CheckpointKey key, Checkpoint checkpoint) {
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("version", VERSION);
        json.addProperty("mailbox", key.mailbox());
        json.addProperty("consumer", key.consumer());
        json.addProperty("revision", checkpoint.revision());
        json.addProperty("historyId", checkpoint.historyId().toString());
        json.addProperty("internalDate", checkpoint.internalDate());
        json.add("finished", new Gson().toJsonTree(checkpoint.finished()));
        return json.toString();
    }

    /** @throws IllegalArgumentException saying what is wrong, when the text is not this key's checkpoint */
    static Checkpoint read(CheckpointKey key, String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            require(json, "format", FORMAT);
            require(json, "version", String.valueOf(VERSION));
            require(json, "mailbox", key.mailbox());
            require(json, "consumer", key.consumer());
            List<String> finished = new ArrayList<>();
            for (JsonElement element : json.getAsJsonArray("finished")) {
                finished.add(element.getAsString());
            }
            return new Checkpoint(
                    json.get("revision").getAsLong(),
                    new BigInteger(json.get("historyId").getAsString()),
                    finished,
                    json.get("internalDate").getAsLong());
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException e) {
            throw new IllegalArgumentException("it is torn or not a checkpoint", e);
        }
    }

    private static void require(JsonObject json, String name, String expected) {
        JsonElement found = json.get(name);
        if (found == null || !found.getAsString().equals(expected)) {
            throw new IllegalArgumentException("its '" + name + "' is "
                    + (found == null ? "missing" : "'" + found.getAsString() + "'") + ", expected '" + expected + "'");
        }
    }
}

package io.github.camelgmail.settings;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Gmail made of values that it does not take as they are: it cleans HTML, and has not all languages. A value that it
 * answered with for the same request before is no difference. Thread-safe.
 */
public final class Adapted {

    private final Map<String, Pair> bySetting = new ConcurrentHashMap<>();

    private record Pair(Object asked, Object got) {}

    void remember(String setting, Object asked, Object got) {
        if (asked != null && got != null) {
            bySetting.put(setting, new Pair(asked, got));
        }
    }

    boolean isSame(String setting, Object asked, Object now) {
        return new Pair(asked, now).equals(bySetting.get(setting));
    }
}

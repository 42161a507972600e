package io.github.camelgmail.simulator.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads message ids (RFC 5322 section 3.6.4) out of header values; ids are given with their angle brackets. */
final class MessageIds {

    private MessageIds() {}

    /** All ids in order, each once. A value without any bracket is taken as ids parted by white space. */
    static List<String> read(String value) {
        Set<String> ids = new LinkedHashSet<>();
        int open = value.indexOf('<');
        if (open < 0) {
            for (String word : value.strip().split("[\\s,]+")) {
                if (!word.isEmpty()) {
                    ids.add("<" + word + ">");
                }
            }
        }
        while (open >= 0) {
            int close = value.indexOf('>', open);
            int end = close < 0 ? value.length() : close;
            String id = value.substring(open + 1, end).replaceAll("\\s", "");
            if (!id.isEmpty()) {
                ids.add("<" + id + ">");
            }
            open = value.indexOf('<', end);
        }
        return List.copyOf(ids);
    }
}

package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.CseKeyPair;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Filter;
import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.SmimeInfo;
import com.google.api.services.gmail.model.Thread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A partial response mask (Google APIs, "Partial response") that a user wrote. */
final class FieldMask {

    /** What the headers of an answer are made of. */
    private static final Map<Class<?>, List<String>> READ_HERE = Map.of(
            Message.class, List.of("id", "threadId"),
            Thread.class, List.of("id"),
            Label.class, List.of("id"),
            Draft.class, List.of("id", "message(id,threadId)"),
            Filter.class, List.of("id"),
            SmimeInfo.class, List.of("id"),
            CseKeyPair.class, List.of("keyPairId"));

    private FieldMask() {}

    /** The mask with what this component itself reads of such an answer. */
    static String widened(String mask, Class<?> answer) {
        Set<String> whole = wholeFields(mask);
        List<String> parts = new ArrayList<>(List.of(mask));
        for (String field : READ_HERE.getOrDefault(answer, List.of())) {
            if (!whole.contains("*") && !whole.contains(field.replaceFirst("\\(.*", ""))) {
                parts.add(field);
            }
        }
        return String.join(",", parts);
    }

    /** The fields at the top that are named without a choice of what is below them. */
    private static Set<String> wholeFields(String mask) {
        Set<String> names = new HashSet<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= mask.length(); i++) {
            char c = i == mask.length() ? ',' : mask.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                names.add(mask.substring(start, i).strip());
                start = i + 1;
            }
        }
        return names;
    }
}

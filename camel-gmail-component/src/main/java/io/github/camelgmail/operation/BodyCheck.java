package io.github.camelgmail.operation;

import com.google.api.client.json.GenericJson;
import com.google.api.services.gmail.model.Filter;
import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.LabelColor;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.LabelRules;
import java.util.List;
import java.util.Map;

/** Refuses, before anything is sent, bodies that Gmail is known to refuse, and says why. */
final class BodyCheck {

    /** Gmail API reference, users.messages.batchModify. */
    static final int MOST_IDS = 1000;

    /** Gmail API reference, users.messages.modify. */
    private static final int MOST_LABELS = 100;

    private static final List<String> CHANGED = List.of("addLabelIds", "removeLabelIds");

    private BodyCheck() {}

    /** @param body with labels as ids and colours in lower case */
    static void check(GmailMethod<?> method, GenericJson body) {
        if (body.get("ids") instanceof List<?> ids && ids.size() > MOST_IDS) {
            throw new IllegalArgumentException(
                    "Too many ids in operation " + method.id() + ": found " + ids.size() + ", allowed: " + MOST_IDS);
        }
        changes(body);
        AddressCheck.check(body);
        if (body instanceof Label label) {
            label(label);
        } else if (body instanceof Filter filter && filter.getAction() != null) {
            changes(filter.getAction());
            oneUserLabel(filter.getAction().getAddLabelIds());
        }
    }

    private static void changes(GenericJson holder) {
        for (String name : CHANGED) {
            if (holder.get(name) instanceof List<?> ids) {
                if (ids.size() > MOST_LABELS) {
                    throw new IllegalArgumentException(
                            "Too many labels in " + name + ": found " + ids.size() + ", allowed: " + MOST_LABELS);
                }
                ids.stream()
                        .map(String::valueOf)
                        .filter(LabelRules::isGmailsOwn)
                        .forEach(id -> {
                            throw new IllegalArgumentException("Invalid label in " + name + ": found '" + id
                                    + "', which only Gmail puts on and takes off");
                        });
            }
        }
    }

    private static void oneUserLabel(List<String> added) {
        if (added == null) {
            return;
        }
        List<String> own = added.stream().filter(LabelRules::isUserLabel).toList();
        if (own.size() > 1) {
            throw new IllegalArgumentException("Too many labels in the filter's action.addLabelIds: found "
                    + String.join(", ", own) + ", allowed: one user label");
        }
    }

    private static void label(Label label) {
        String name = label.getName();
        if (name != null && LabelRules.isReserved(name)) {
            throw new IllegalArgumentException(
                    "Invalid option name: found '" + name + "', which is the name of a label of Gmail's own");
        }
        LabelColor color = label.getColor();
        if (color != null) {
            color("textColor", color);
            color("backgroundColor", color);
        }
    }

    private static void color(String name, Map<String, Object> color) {
        Object value = color.get(name);
        if (value != null && !LabelRules.isColor(String.valueOf(value))) {
            throw new IllegalArgumentException("Invalid color." + name + ": found '" + value + "', allowed: "
                    + String.join(", ", LabelRules.colors()));
        }
    }
}

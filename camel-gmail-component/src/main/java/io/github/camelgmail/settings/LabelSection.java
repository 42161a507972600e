package io.github.camelgmail.settings;

import com.google.api.services.gmail.model.Label;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.LabelsMethods;
import io.github.camelgmail.client.GmailClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Labels as they are, and as they become while steps are carried out. Names differ by more than case. */
final class LabelSection {

    private static final String SECTION = "labels";

    private final GmailClient client;
    private final Map<String, Label> byName = new LinkedHashMap<>();
    private final Map<String, Label> byId = new LinkedHashMap<>();

    private LabelSection(GmailClient client, List<Label> labels) {
        this.client = client;
        labels.forEach(this::put);
    }

    static CompletableFuture<LabelSection> fetch(GmailClient client) {
        return client.execute(GmailCall.of(LabelsMethods.LIST))
                .thenApply(response ->
                        new LabelSection(client, response.getLabels() == null ? List.of() : response.getLabels()));
    }

    List<Change> changes(List<Label> desired) {
        List<Change> changes = new ArrayList<>();
        for (Label label : desired) {
            Label now = byName.get(key(label.getName()));
            if (now == null) {
                changes.add(
                        new Change(SettingsStep.planned(SECTION, "create", label.getName(), ""), () -> create(label)));
            } else {
                Label patch = difference(label, now);
                if (!patch.isEmpty()) {
                    changes.add(new Change(
                            SettingsStep.planned(SECTION, "update", now.getName(), String.join(", ", patch.keySet())),
                            () -> client.execute(GmailCall.of(LabelsMethods.PATCH)
                                            .with("id", now.getId())
                                            .withBody(patch))
                                    .thenApply(done -> null)));
                }
            }
        }
        return changes;
    }

    /** @param kept names or ids of labels that stay */
    List<Change> prune(List<String> kept) {
        List<String> ids = kept.stream()
                .map(this::find)
                .filter(Objects::nonNull)
                .map(Label::getId)
                .toList();
        return byId.values().stream()
                .filter(label -> "user".equals(label.getType()) && !ids.contains(label.getId()))
                .map(label ->
                        new Change(SettingsStep.planned(SECTION, "delete", label.getName(), ""), () -> client.execute(
                                        GmailCall.of(LabelsMethods.DELETE).with("id", label.getId()))
                                .thenApply(done -> null)))
                .toList();
    }

    /** The label's name in lower case: the same for its id and for any way to write its name. */
    String name(String nameOrId) {
        Label label = find(nameOrId);
        return key(label == null ? nameOrId : label.getName());
    }

    boolean has(String nameOrId) {
        return find(nameOrId) != null;
    }

    /** @throws IllegalArgumentException when there is no such label, since it could not be created */
    String id(String nameOrId) {
        Label label = find(nameOrId);
        if (label == null) {
            throw new IllegalArgumentException("There is no label '" + nameOrId + "'");
        }
        return label.getId();
    }

    private Label find(String nameOrId) {
        return byId.getOrDefault(nameOrId, byName.get(key(nameOrId)));
    }

    private CompletableFuture<String> create(Label label) {
        return client.execute(GmailCall.of(LabelsMethods.CREATE).withBody(label))
                .thenApply(created -> {
                    put(created);
                    return null;
                });
    }

    private void put(Label label) {
        byId.put(label.getId(), label);
        byName.put(key(label.getName()), label);
    }

    private static Label difference(Label desired, Label now) {
        Label patch = new Label();
        if (desired.getColor() != null && !color(desired).equals(color(now))) {
            patch.setColor(desired.getColor());
        }
        visibility("labelListVisibility", "labelShow", desired, now, patch);
        visibility("messageListVisibility", "show", desired, now, patch);
        return patch;
    }

    private static void visibility(String field, String standard, Label desired, Label now, Label patch) {
        Object wanted = desired.get(field);
        Object current = now.get(field) == null ? standard : now.get(field);
        if (wanted != null && !wanted.equals(current)) {
            patch.set(field, wanted);
        }
    }

    private static String color(Label label) {
        return label.getColor() == null
                ? ""
                : (label.getColor().getTextColor() + " on " + label.getColor().getBackgroundColor())
                        .toLowerCase(Locale.ROOT);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}

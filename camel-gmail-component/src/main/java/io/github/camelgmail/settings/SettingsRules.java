package io.github.camelgmail.settings;

import com.google.api.services.gmail.model.Filter;
import com.google.api.services.gmail.model.FilterAction;
import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.SendAs;
import com.google.api.services.gmail.model.VacationSettings;
import io.github.camelgmail.api.LabelRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What Gmail is known to refuse, found before anything is asked of it. */
final class SettingsRules {

    private final List<String> problems = new ArrayList<>();

    private SettingsRules() {}

    static List<String> problems(DesiredSettings desired) {
        SettingsRules rules = new SettingsRules();
        rules.labels(desired.labels() == null ? List.of() : desired.labels());
        rules.filters(desired.filters() == null ? List.of() : desired.filters());
        rules.sendAs(desired.sendAs() == null ? List.of() : desired.sendAs());
        if (desired.vacation() != null) {
            rules.vacation(desired.vacation());
        }
        if (desired.autoForwarding() != null
                && Boolean.TRUE.equals(desired.autoForwarding().getEnabled())
                && desired.autoForwarding().getEmailAddress() == null) {
            rules.problems.add("Missing autoForwarding.emailAddress: forwarding needs one");
        }
        return rules.problems;
    }

    private void labels(List<Label> labels) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < labels.size(); i++) {
            String path = "labels[" + i + "].";
            Label label = labels.get(i);
            String name = label.getName();
            if (name == null || name.isBlank()) {
                problems.add("Missing " + path + "name");
            } else if (LabelRules.isReserved(name)) {
                problems.add("Invalid " + path + "name: found '" + name + "', which is a label of Gmail's own");
            } else if (!names.add(name.strip().toLowerCase(Locale.ROOT))) {
                problems.add("Invalid " + path + "name: found '" + name + "' twice (case does not count)");
            }
            if (label.getColor() != null) {
                color(path + "color.textColor", label.getColor().getTextColor());
                color(path + "color.backgroundColor", label.getColor().getBackgroundColor());
            }
        }
    }

    private void color(String path, String color) {
        if (color == null) {
            problems.add("Missing " + path + ": a label has both colours or none");
        } else if (!LabelRules.isColor(color.toLowerCase(Locale.ROOT))) {
            problems.add(
                    "Invalid " + path + ": found '" + color + "', allowed: " + String.join(", ", LabelRules.colors()));
        }
    }

    private void filters(List<Filter> filters) {
        for (int i = 0; i < filters.size(); i++) {
            String path = "filters[" + i + "].";
            Filter filter = filters.get(i);
            if (filter.getCriteria() == null || filter.getCriteria().isEmpty()) {
                problems.add("Missing " + path + "criteria");
            }
            FilterAction action = filter.getAction();
            if (action == null || action.isEmpty()) {
                problems.add("Missing " + path + "action");
                continue;
            }
            List<String> own = action.getAddLabelIds() == null
                    ? List.of()
                    : action.getAddLabelIds().stream()
                            .filter(label -> !LabelRules.isReserved(label))
                            .toList();
            if (own.size() > 1) {
                problems.add("Invalid " + path + "action.addLabelIds: found " + String.join(", ", own)
                        + ", allowed: one user label");
            }
        }
    }

    private void sendAs(List<SendAs> aliases) {
        Set<String> addresses = new HashSet<>();
        for (int i = 0; i < aliases.size(); i++) {
            SendAs alias = aliases.get(i);
            if (alias.getSendAsEmail() == null) {
                problems.add("Missing sendAs[" + i + "].sendAsEmail: an address, or me for the mailbox's own");
            } else if (!addresses.add(alias.getSendAsEmail().toLowerCase(Locale.ROOT))) {
                problems.add("Invalid sendAs[" + i + "].sendAsEmail: found '" + alias.getSendAsEmail() + "' twice");
            }
        }
        if (aliases.stream()
                        .filter(alias -> Boolean.TRUE.equals(alias.getIsDefault()))
                        .count()
                > 1) {
            problems.add("Invalid sendAs: isDefault is true for more than one");
        }
    }

    private void vacation(VacationSettings vacation) {
        if (vacation.getStartTime() != null
                && vacation.getEndTime() != null
                && vacation.getStartTime() >= vacation.getEndTime()) {
            problems.add("Invalid vacation.endTime: it is not after startTime");
        }
        if (Boolean.TRUE.equals(vacation.getEnableAutoReply())
                && vacation.getResponseSubject() == null
                && vacation.getResponseBodyPlainText() == null
                && vacation.getResponseBodyHtml() == null) {
            problems.add(
                    "Missing vacation.responseBodyPlainText, responseBodyHtml or responseSubject: there is nothing to"
                            + " answer");
        }
    }
}

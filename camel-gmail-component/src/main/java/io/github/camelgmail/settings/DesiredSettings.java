package io.github.camelgmail.settings;

import com.google.api.client.json.GenericJson;
import com.google.api.services.gmail.model.AutoForwarding;
import com.google.api.services.gmail.model.Filter;
import com.google.api.services.gmail.model.ImapSettings;
import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.LanguageSettings;
import com.google.api.services.gmail.model.PopSettings;
import com.google.api.services.gmail.model.SendAs;
import com.google.api.services.gmail.model.VacationSettings;
import java.util.List;

/**
 * What settings should be. A section that is null is not looked at, and a field that is null is left as it is. Labels of
 * filters are names or ids.
 */
public record DesiredSettings(
        List<Label> labels,
        List<Filter> filters,
        List<SendAs> sendAs,
        List<String> forwardingAddresses,
        AutoForwarding autoForwarding,
        VacationSettings vacation,
        ImapSettings imap,
        PopSettings pop,
        LanguageSettings language) {

    @SuppressWarnings("unchecked")
    static DesiredSettings of(GenericJson file) {
        return new DesiredSettings(
                (List<Label>) file.get("labels"),
                (List<Filter>) file.get("filters"),
                (List<SendAs>) file.get("sendAs"),
                (List<String>) file.get("forwardingAddresses"),
                (AutoForwarding) file.get("autoForwarding"),
                (VacationSettings) file.get("vacation"),
                (ImapSettings) file.get("imap"),
                (PopSettings) file.get("pop"),
                (LanguageSettings) file.get("language"));
    }

    /** Without the values: there may be a password among them. */
    @Override
    public String toString() {
        return "DesiredSettings";
    }
}

package io.github.camelgmail;

import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.GmailMethods;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.api.Scopes;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The least OAuth scopes that an endpoint needs for what its options make it do. */
final class EndpointScopes {

    /** Those of operations that are made of several methods, for which one scope may do what is the least for none. */
    private static final Map<String, Set<String>> COMPOSITES = Map.of(
            "settings.signature", Set.of(Scopes.SETTINGS_BASIC),
            "settings.vacation", Set.of(Scopes.SETTINGS_BASIC),
            "settings.apply", Set.of(Scopes.LABELS, Scopes.SETTINGS_BASIC, Scopes.SETTINGS_SHARING),
            "smime.ensure", Set.of(Scopes.SETTINGS_BASIC),
            "push.setup", Set.of(Scopes.READONLY),
            "settings.forward", Set.of(Scopes.SETTINGS_BASIC, Scopes.SETTINGS_SHARING));

    private EndpointScopes() {}

    /** What a consumer needs: one scope for all that it does. */
    static Set<String> ofConsumer(GmailConfiguration options) {
        if (options.isDelete()) {
            return Set.of(Scopes.MAIL);
        }
        boolean labels = options.isMarkAsRead()
                || options.isTrash()
                || Stream.of(options.getAddLabelIds(), options.getRemoveLabelIds(), options.getFailureLabelIds())
                        .anyMatch(option -> option != null);
        return Set.of(labels ? Scopes.MODIFY : Scopes.READONLY);
    }

    /** What a producer needs for its operation; a header may name another one. */
    static Set<String> ofProducer(GmailConfiguration options) {
        if (options.getOperation().equals(MessagesMethods.SEND.id())
                && options.getSendMode().equals("draft")) {
            // Makes drafts, and reads the thread when an answer is lost.
            return Set.of(Scopes.MODIFY);
        }
        return GmailMethods.find(options.getOperation())
                .map(GmailMethod::scopes)
                .map(scopes -> Set.of(scopes.get(0)))
                .orElseGet(() -> COMPOSITES.getOrDefault(options.getOperation(), Set.of()));
    }

    /** Those of option {@code scopes}. */
    static Set<String> prescribed(GmailConfiguration options) {
        Set<String> scopes =
                new LinkedHashSet<>(Arrays.asList(options.getScopes().strip().split("[,\\s]+")));
        scopes.remove("");
        return scopes;
    }
}

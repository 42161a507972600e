package io.github.camelgmail.api;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every method of the API that the component knows, by id. */
public final class GmailMethods {

    private static final Map<String, GmailMethod<?>> BY_ID = byId();

    private GmailMethods() {}

    /** The method of this id, as {@code messages.get}. */
    public static Optional<GmailMethod<?>> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** All methods in the order of the API reference. */
    public static Collection<GmailMethod<?>> all() {
        return BY_ID.values();
    }

    private static Map<String, GmailMethod<?>> byId() {
        Map<String, GmailMethod<?>> methods = new LinkedHashMap<>();
        Stream.of(
                        UsersMethods.ALL,
                        DraftsMethods.ALL,
                        MessagesMethods.ALL,
                        ThreadsMethods.ALL,
                        LabelsMethods.ALL,
                        SettingsMethods.ALL,
                        SendAsMethods.ALL,
                        SmimeInfoMethods.ALL,
                        FiltersMethods.ALL,
                        ForwardingAddressesMethods.ALL,
                        DelegatesMethods.ALL,
                        CseIdentitiesMethods.ALL,
                        CseKeyPairsMethods.ALL)
                .flatMap(List::stream)
                .forEach(method -> methods.put(method.id(), method));
        return methods;
    }
}

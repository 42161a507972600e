package io.github.camelgmail.quickstart;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The component's options that are set from outside: as environment variables like {@code CAMEL_COMPONENT_GMAIL_CLIENT_ID},
 * which Camel Main 4.18 does not pass on to components, or as system properties like
 * {@code camel.component.gmail.client-id}.
 *
 * @param values by name, in lower case and without separators
 */
record ComponentOptions(Map<String, String> values) {

    private static final String PREFIX = "camelcomponentgmail";
    private static final Set<String> CREDENTIALS = Set.of("accesstoken", "credentials", "refreshtoken");

    static ComponentOptions of(Map<String, String> environment, Properties system) {
        Map<String, String> values = new TreeMap<>();
        environment.forEach((name, value) -> add(values, name, value));
        system.stringPropertyNames().forEach(name -> add(values, name, system.getProperty(name)));
        return new ComponentOptions(values);
    }

    private static void add(Map<String, String> values, String name, String value) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
        if (plain.startsWith(PREFIX) && !value.isBlank()) {
            values.put(plain.substring(PREFIX.length()), value);
        }
    }

    /** Whether they lead to a mailbox at Gmail. */
    boolean haveCredentials() {
        return values.keySet().stream().anyMatch(CREDENTIALS::contains);
    }

    /** Which options are set; never their values. */
    @Override
    public String toString() {
        return "ComponentOptions" + values.keySet();
    }
}

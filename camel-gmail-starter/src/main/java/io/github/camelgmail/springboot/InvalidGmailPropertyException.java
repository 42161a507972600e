package io.github.camelgmail.springboot;

import io.github.camelgmail.GmailConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.util.SensitiveUtils;
import org.apache.camel.util.StringHelper;
import org.springframework.beans.PropertyMatches;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/**
 * A property {@code camel.component.gmail.*} that the component can't use. Its message names the property and what is
 * allowed, and shows no value that may be a secret: none of an unknown property, and no cause that quotes one.
 */
public final class InvalidGmailPropertyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private InvalidGmailPropertyException(String message) {
        super(message);
    }

    static InvalidGmailPropertyException unknown(ConfigurationProperty property) {
        String name = property.getName().toString();
        String origin = property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
        String near = properties(near(name.substring(GmailProperties.PREFIX.length() + 1)), " or ");
        String allowed = properties(GmailOption.all().stream(), ", ");
        return new InvalidGmailPropertyException(
                "Unknown property " + name + origin + ": the Gmail component has no such option."
                        + (near.isEmpty() ? "" : " Did you mean " + near + "?")
                        + " Allowed: " + allowed);
    }

    private static String properties(Stream<GmailOption> options, String separator) {
        return options.map(GmailOption::property).sorted().collect(Collectors.joining(separator));
    }

    private static Stream<GmailOption> near(String property) {
        List<String> names = Arrays.asList(
                PropertyMatches.forProperty(StringHelper.dashToCamelCase(property), GmailConfiguration.class)
                        .getPossibleMatches());
        return GmailOption.all().stream().filter(option -> names.contains(option.name()));
    }

    static InvalidGmailPropertyException value(GmailOption option, Object value) {
        String found = mayBeShown(option, value) ? "found '" + value + "'" : "its value (not shown) can't be used";
        return new InvalidGmailPropertyException("Invalid property " + GmailProperties.PREFIX + "." + option.property()
                + ": " + found + ", allowed: " + option.type().getSimpleName()
                + ", a bean as #name, or a placeholder as {{name}} that can be resolved");
    }

    /** A reference is no secret, and neither is what was to be a number; what is like a password by its name always is. */
    private static boolean mayBeShown(GmailOption option, Object value) {
        boolean text = option.type() == String.class || option.type() == Object.class;
        return !SensitiveUtils.containsSensitive(option.name())
                && (!text || value.toString().startsWith("#"));
    }
}

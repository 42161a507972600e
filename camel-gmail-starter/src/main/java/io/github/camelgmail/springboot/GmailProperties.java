package io.github.camelgmail.springboot;

import io.github.camelgmail.GmailComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.camel.support.PropertyBindingSupport;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/** The properties {@code camel.component.gmail.*} that are set, every one of them the value of an option. */
final class GmailProperties {

    static final String PREFIX = "camel.component.gmail";

    private static final ConfigurationPropertyName NAME = ConfigurationPropertyName.of(PREFIX);
    private static final Set<String> SWITCHES = Set.of("enabled", "customizerenabled");

    private final List<Setting> settings;

    private GmailProperties(List<Setting> settings) {
        this.settings = settings;
    }

    private record Setting(GmailOption option, Object value) {}

    /**
     * Reads them in every spelling that Spring Boot takes. An empty text counts as not set.
     *
     * @throws InvalidGmailPropertyException when there is one that is no option of the component
     */
    static GmailProperties read(Environment environment) {
        Binder binder = Binder.get(environment);
        List<Setting> settings = new ArrayList<>();
        Set<String> understood = new HashSet<>(SWITCHES);
        for (GmailOption option : GmailOption.all()) {
            value(binder, NAME.append(option.property())).ifPresent(value -> {
                if (!value.equals("")) {
                    settings.add(new Setting(option, value));
                }
                understood.add(option.uniformName());
            });
        }
        for (ConfigurationProperty property : set(environment)) {
            if (!understood.contains(uniformName(property.getName()))) {
                throw InvalidGmailPropertyException.unknown(property);
            }
        }
        return new GmailProperties(settings);
    }

    /** A list, which YAML writes as items, is for the component a text with commas. */
    private static Optional<Object> value(Binder binder, ConfigurationPropertyName name) {
        Object single = binder.bind(name, Bindable.of(Object.class)).orElse(null);
        if (single != null && !(single instanceof Collection)) {
            return Optional.of(single);
        }
        List<String> several = binder.bind(name, Bindable.listOf(String.class)).orElseGet(List::of);
        return several.isEmpty() ? Optional.empty() : Optional.of(String.join(",", several));
    }

    private static List<ConfigurationProperty> set(Environment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast)
                .flatMap(source -> source.stream().filter(NAME::isAncestorOf).map(source::getConfigurationProperty))
                .toList();
    }

    /** A name's letters without the prefix and the index in a list, so that all spellings of one name are the same. */
    private static String uniformName(ConfigurationPropertyName name) {
        ConfigurationPropertyName whole = name.isLastElementIndexed() ? name.getParent() : name;
        return IntStream.range(NAME.getNumberOfElements(), whole.getNumberOfElements())
                .mapToObj(i -> whole.getElement(i, Form.UNIFORM))
                .collect(Collectors.joining());
    }

    /**
     * Sets the options, with references to beans ({@code #name}) and Camel's placeholders resolved.
     *
     * @throws InvalidGmailPropertyException when a value is not of its option's type or refers to nothing
     */
    void setOn(GmailComponent component) {
        for (Setting setting : settings) {
            GmailOption option = setting.option();
            try {
                PropertyBindingSupport.build()
                        .withConfigurer(GmailOption.CONFIGURER)
                        .withReflection(false)
                        .withMandatory(true)
                        .bind(component.getCamelContext(), component, option.name(), setting.value());
            } catch (RuntimeException e) {
                throw InvalidGmailPropertyException.value(option, setting.value());
            }
        }
    }
}

package io.github.camelgmail.springboot;

import io.github.camelgmail.GmailComponent;
import io.github.camelgmail.GmailComponentConfigurer;
import io.github.camelgmail.GmailConfiguration;
import java.beans.PropertyDescriptor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * An option of the component.
 *
 * @param name in Camel's spelling, as {@code rootUrl}
 * @param type what the component takes
 */
record GmailOption(String name, Class<?> type) {

    static final GmailComponentConfigurer CONFIGURER = new GmailComponentConfigurer();

    /**
     * In Spring Boot this property switches the starter. The option of that name belongs to single calls (the IMAP and
     * forwarding settings) and is of no use as a default.
     */
    private static final String SWITCH = "enabled";

    private static final List<GmailOption> ALL = Stream.of(GmailComponent.class, GmailConfiguration.class)
            .flatMap(type -> Arrays.stream(BeanUtils.getPropertyDescriptors(type)))
            .map(PropertyDescriptor::getName)
            .filter(name -> CONFIGURER.getOptionType(name, false) != null)
            .filter(name -> !name.equals(SWITCH))
            .map(name -> new GmailOption(name, CONFIGURER.getOptionType(name, false)))
            .toList();

    static List<GmailOption> all() {
        return ALL;
    }

    /** The name in Spring's spelling, as {@code root-url}. */
    String property() {
        return DataObjectPropertyName.toDashedForm(name);
    }

    /** The name without regard to spelling, as {@code rooturl}. */
    String uniformName() {
        return name.toLowerCase(Locale.ROOT);
    }
}

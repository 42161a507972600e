package io.github.camelgmail.springboot;

import io.github.camelgmail.GmailComponent;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Sets the options of the Gmail component from the properties {@code camel.component.gmail.*}, as Camel's own starters do
 * for theirs; {@code camel.component.gmail.enabled} and {@code camel.component.gmail.customizer.enabled} turn it off.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", GmailProperties.PREFIX})
public class GmailAutoConfiguration {

    /**
     * Reads the properties when the application starts, whether or not a route uses the component yet.
     *
     * @throws InvalidGmailPropertyException when one is no option of the component
     */
    @Bean
    public ComponentCustomizer gmailComponentCustomizer(Environment environment) {
        GmailProperties properties = GmailProperties.read(environment);
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                properties.setOn((GmailComponent) target);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return target instanceof GmailComponent
                        && HierarchicalPropertiesEvaluator.evaluate(
                                environment, "camel.component.customizer", GmailProperties.PREFIX + ".customizer");
            }
        };
    }
}

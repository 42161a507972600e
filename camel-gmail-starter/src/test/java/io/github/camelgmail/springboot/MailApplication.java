package io.github.camelgmail.springboot;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application as a user writes it: Spring Boot, the starter, and properties. */
@SpringBootConfiguration
@EnableAutoConfiguration
class MailApplication {

    static ConfigurableApplicationContext run(String... properties) {
        return new SpringApplicationBuilder(MailApplication.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(properties)
                .run();
    }
}

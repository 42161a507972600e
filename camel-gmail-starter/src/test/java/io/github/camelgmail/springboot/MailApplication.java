package io.github.camelgmail.springboot;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.StringUtils;

/** An application as a user writes it: Spring Boot, the starter, and properties. */
@SpringBootConfiguration
@EnableAutoConfiguration
class MailApplication {

    static ConfigurableApplicationContext run(String... properties) {
        return run(WebApplicationType.NONE, properties);
    }

    /** With Spring's web server on a free port of this machine. */
    static ServletWebServerApplicationContext runOnTheWeb(String... properties) {
        String[] server = {"server.address=127.0.0.1", "server.port=0"};
        return (ServletWebServerApplicationContext)
                run(WebApplicationType.SERVLET, StringUtils.concatenateStringArrays(server, properties));
    }

    private static ConfigurableApplicationContext run(WebApplicationType type, String... properties) {
        return new SpringApplicationBuilder(MailApplication.class)
                .web(type)
                .registerShutdownHook(false)
                .properties(properties)
                .run();
    }
}

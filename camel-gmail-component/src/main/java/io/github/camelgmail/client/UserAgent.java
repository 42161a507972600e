package io.github.camelgmail.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The name under which requests are made: the application's, if it has one, and this project's with its version. */
final class UserAgent {

    private static final String PROJECT = "camel-gmail";
    /** Maven writes it into every jar. */
    private static final String MAVEN_PROPERTIES =
            "/META-INF/maven/io.github.camelgmail/camel-gmail-component/pom.properties";

    private UserAgent() {}

    static String of(String applicationName) {
        String version = version();
        String project = version == null ? PROJECT : PROJECT + "/" + version;
        return applicationName == null || applicationName.isBlank() ? project : applicationName + " " + project;
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = UserAgent.class.getResourceAsStream(MAVEN_PROPERTIES)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return null;
        }
        return properties.getProperty("version");
    }
}

package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No URI as shown has the value of a secret option, whichever options it has and in which order. */
class SecretOptionsTest {

    private static final String VALUE = "hush-";
    private static final Set<String> TOLD_TO_CAMEL = Set.of("credentials", "pubsubCredentials", "smtpMsa", "pkcs12");
    private static final Set<String> HARMLESS = Set.of("operation", "delay", "format", "labelIds", "q", "threadId");

    private final List<String> secrets = new ArrayList<>();

    @BeforeEach
    void findSecretOptions() throws IOException {
        new GmailComponent();
        try (InputStream catalog =
                GmailComponent.class.getResourceAsStream("/META-INF/io/github/camelgmail/gmail.json")) {
            JsonNode options = new ObjectMapper().readTree(catalog).path("properties");
            options.fieldNames().forEachRemaining(name -> {
                if (options.path(name).path("secret").asBoolean()) {
                    secrets.add(name);
                }
            });
        }
        assertThat(secrets).hasSizeGreaterThan(5).contains("credentials", "pkcs12", "smtpMsa", "refreshToken");
    }

    @Test
    void everyPairIsMaskedInEveryOrderAndPlace() {
        for (String first : secrets) {
            for (String second : secrets) {
                assertShownWithoutSecrets(first, second);
                assertShownWithoutSecrets("operation", first, "delay", second, "format");
                assertShownWithoutSecrets(first, "labelIds", "q", second, "threadId");
            }
        }
        assertShownWithoutSecrets(secrets.toArray(String[]::new));
    }

    /** In what Camel itself writes, as an exception about a URI that can't be resolved. */
    @Test
    void camelMasksEverySecretNextToOneThatItKnows() {
        for (String first : secrets) {
            for (String second : secrets) {
                if (!TOLD_TO_CAMEL.contains(first) || !TOLD_TO_CAMEL.contains(second)) {
                    for (String uri : uris(first, "format", second)) {
                        assertThat(URISupport.sanitizeUri(uri)).as(uri).doesNotContain(VALUE);
                    }
                }
            }
        }
    }

    @Test
    void whatIsNoSecretIsShown() {
        assertThat(SecretOptions.masked("gmail:me?operation=a&credentials=RAW(hush-(1)2)&smtpMsa=hush-&format=raw"))
                .isEqualTo("gmail:me?operation=a&credentials=xxxxxx&smtpMsa=xxxxxx&format=raw");
        assertThat(SecretOptions.masked("gmail:me?q=credentials")).isEqualTo("gmail:me?q=credentials");
    }

    @Test
    void anEndpointThatCannotBeMadeIsToldWithoutSecrets() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            String uri = "gmail:me?credentials=RAW({\"a&b\": \"hush-1\"})&nonsense=1&encryptedKeyPassword=hush-2";
            assertThatThrownBy(() -> camel.getEndpoint(uri))
                    .isInstanceOf(ResolveEndpointFailedException.class)
                    .hasMessageContaining("nonsense")
                    .hasMessageNotContaining(VALUE);
        }
    }

    private static void assertShownWithoutSecrets(String... options) {
        for (String uri : uris(options)) {
            GmailEndpoint endpoint = new GmailEndpoint(uri, new GmailComponent(), new GmailConfiguration());
            assertThat(endpoint.toString()).as(uri).startsWith("gmail:me?").doesNotContain(VALUE);
        }
    }

    private static List<String> uris(String... options) {
        return Stream.of("%s=hush-%s", "%s=RAW(hush-&%s)", "%s=RAW{hush-&%s}")
                .map(form -> Stream.of(options)
                        .map(option -> HARMLESS.contains(option) ? option + "=1" : form.formatted(option, "1"))
                        .collect(Collectors.joining("&", "gmail:me?", "")))
                .toList();
    }
}

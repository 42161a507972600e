package io.github.camelgmail;

import java.util.regex.Pattern;
import org.apache.camel.util.URISupport;

/**
 * Keeps the values of secret options out of URIs that are shown. Camel masks those whose names it knows as secret, and of
 * all others one in a URI, the first of those that it was told of ({@link #KEYWORDS}); {@link #masked} masks every one.
 */
final class SecretOptions {

    /** Only names that Camel does not know: a name that it knows would take the place of one that it does not. */
    static final String KEYWORDS = "credentials,smtpMsa,pkcs12";

    private static final Pattern UNKNOWN_TO_CAMEL = Pattern.compile(
            "([?&](?:credentials|pubsubCredentials|smtpMsa|pkcs12)=)"
                    + "(?:RAW\\(.*?\\)(?=&|$)|RAW\\{.*?\\}(?=&|$)|[^&]*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SecretOptions() {}

    static String masked(String uri) {
        return URISupport.sanitizeUri(UNKNOWN_TO_CAMEL.matcher(uri).replaceAll("$1xxxxxx"));
    }
}

package io.github.camelgmail;

import com.google.api.client.http.HttpTransport;
import io.github.camelgmail.auth.ClientSecrets;
import io.github.camelgmail.auth.FileTokenStore;
import io.github.camelgmail.auth.WebConsent;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;

/** Uses credentials of every kind, good and bad, with all logging on, and prints every exception. */
final class SecretsMain {

    private SecretsMain() {}

    public static void main(String[] arguments) throws Exception {
        logEverything();
        Properties given = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            given.load(reader);
        }
        String rootUrl = given.getProperty("rootUrl");
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            GmailComponent gmail = camel.getComponent("gmail", GmailComponent.class);
            gmail.getConfiguration().setRootUrl(rootUrl);
            camel.start();
            for (String name : given.stringPropertyNames()) {
                if (name.startsWith("uri.")) {
                    profile(camel, name, given.getProperty(name));
                }
            }
        }
        consent(given, rootUrl);
    }

    private static void profile(DefaultCamelContext camel, String name, String uri) throws Exception {
        Endpoint endpoint = camel.getEndpoint(uri);
        System.out.println(name + " is " + endpoint + " " + ((GmailEndpoint) endpoint).getConfiguration());
        try {
            Object profile = camel.createProducerTemplate().requestBody(endpoint, (Object) null);
            System.out.println(name + " opened " + profile);
        } catch (CamelExecutionException e) {
            System.out.println(name + " failed");
            e.printStackTrace();
        }
    }

    private static void consent(Properties given, String rootUrl) throws Exception {
        ClientSecrets client =
                ClientSecrets.of("desktop", given.getProperty("clientSecret")).at(rootUrl);
        FileTokenStore store = new FileTokenStore(Path.of(given.getProperty("folder")));
        WebConsent consent = new WebConsent(
                client, URI.create("http://127.0.0.1/back"), List.of("https://mail.google.com/"), store, new byte[32]);
        System.out.println(client + " " + store + " " + consent + " " + consent.credentials("ann"));
        String page = consent.authorizationUrl("ann", null).getQuery();
        try {
            consent.exchange("ann", given.getProperty("code"), page.replaceAll(".*state=([^&]*).*", "$1"));
        } catch (Exception e) {
            e.printStackTrace();
        }
        store.store("ann", given.getProperty("revoked"));
        try {
            consent.credentials("ann").refresh();
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    private static void logEverything() {
        Logger root = Logger.getLogger("");
        ConsoleHandler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        root.addHandler(console);
        root.setLevel(Level.ALL);
        Logger.getLogger(HttpTransport.class.getName()).setLevel(Level.ALL);
    }
}

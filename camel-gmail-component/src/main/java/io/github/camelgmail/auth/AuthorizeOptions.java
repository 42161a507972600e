package io.github.camelgmail.auth;

import io.github.camelgmail.api.Scopes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@link Authorize} was told on its command line.
 *
 * @param client    the OAuth client
 * @param scopes    what to ask for
 * @param mailbox   the address that is expected to consent; may be null
 * @param out       the file to write
 * @param force     whether an existing file is replaced
 * @param noBrowser whether to leave opening the page to the user
 * @param timeout   how long to wait for the user
 */
record AuthorizeOptions(
        ClientSecrets client,
        Set<String> scopes,
        String mailbox,
        Path out,
        boolean force,
        boolean noBrowser,
        Duration timeout) {

    /** Asks for a secret that is not on the command line, where others could see it. */
    interface Secrets {
        String ask(String question) throws IOException;
    }

    private static final Map<String, String> PURPOSES = purposes();
    private static final Set<String> FLAGS = Set.of("--force", "--no-browser");
    private static final Set<String> VALUES = Set.of(
            "--client-secrets",
            "--client-id",
            "--client-secret",
            "--scopes",
            "--for",
            "--mailbox",
            "--out",
            "--root-url",
            "--timeout");

    static final String USAGE = """
            Lets the owner of a mailbox consent to its use, and writes the credentials into a file.

              --client-secrets FILE   the OAuth client's file from the Google Cloud console; or:
              --client-id ID          the client's id
              --client-secret SECRET  its secret; asked for when it is missing
              --for PURPOSES          what the routes do: %s
                                      separated by commas; modify by default
              --scopes SCOPES         or the scopes themselves, as URLs separated by commas
              --mailbox ADDRESS       the mailbox that is to consent
              --out FILE              the file to write, gmail-token.json by default
              --force                 replace the file if it exists
              --no-browser            don't open a browser: print the address, and take what comes of it
              --timeout SECONDS       how long to wait for the consent, 300 by default
              --root-url URL          another server than Google's, as the simulator
            """.formatted(String.join(", ", PURPOSES.keySet()));

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException when something is wrong with it; names the option
     */
    static AuthorizeOptions parse(List<String> arguments, Secrets secrets) throws IOException {
        CommandLine given = new CommandLine(arguments, FLAGS, VALUES);
        ClientSecrets client = client(given, secrets);
        String rootUrl = given.get("--root-url");
        return new AuthorizeOptions(
                rootUrl == null ? client : client.at(rootUrl),
                scopes(given),
                given.get("--mailbox"),
                Path.of(given.get("--out", "gmail-token.json")),
                given.has("--force"),
                given.has("--no-browser"),
                Duration.ofSeconds(given.seconds("--timeout", 300)));
    }

    private static ClientSecrets client(CommandLine given, Secrets secrets) throws IOException {
        String file = given.get("--client-secrets");
        String id = given.get("--client-id");
        if ((file == null) == (id == null)) {
            throw new IllegalArgumentException("Needed is either --client-secrets or --client-id");
        }
        if (file != null) {
            try {
                return ClientSecrets.read(Path.of(file));
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "Option --client-secrets: " + file + " can't be read ("
                                + e.getClass().getSimpleName() + ")",
                        e);
            }
        }
        String secret = given.has("--client-secret")
                ? given.get("--client-secret")
                : secrets.ask("Secret of the OAuth client: ");
        if (secret == null || secret.isBlank()) {
            throw new IllegalArgumentException("Option --client-secret is missing");
        }
        return ClientSecrets.of(id, secret.strip());
    }

    private static Set<String> scopes(CommandLine given) {
        Set<String> scopes = new LinkedHashSet<>();
        if (given.has("--scopes")) {
            scopes.addAll(given.list("--scopes", ""));
        }
        if (given.has("--for") || scopes.isEmpty()) {
            for (String purpose : given.list("--for", "modify")) {
                if (!PURPOSES.containsKey(purpose)) {
                    throw new IllegalArgumentException("Option --for: found '" + purpose + "', allowed are "
                            + String.join(", ", PURPOSES.keySet()));
                }
                scopes.add(PURPOSES.get(purpose));
            }
        }
        return scopes;
    }

    private static Map<String, String> purposes() {
        Map<String, String> purposes = new LinkedHashMap<>();
        purposes.put("send", Scopes.SEND);
        purposes.put("read", Scopes.READONLY);
        purposes.put("modify", Scopes.MODIFY);
        purposes.put("compose", Scopes.COMPOSE);
        purposes.put("insert", Scopes.INSERT);
        purposes.put("labels", Scopes.LABELS);
        purposes.put("delete", Scopes.MAIL);
        return purposes;
    }
}

package io.github.camelgmail.auth;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Lets the owner of a mailbox consent to its use, once: opens Google's page in a browser, or prints its address for another
 * machine's, and writes what comes of it into a file for option {@code credentials}. Run it without arguments to see its
 * options. Exits with 0 when the file is written, with 1 when there is no consent, and with 2 for a bad option.
 */
public final class Authorize {

    private static final int RANDOM_BYTES = 32;

    private final BufferedReader in;
    private final PrintStream out;
    private final Predicate<URI> browser;

    /**
     * @param in      what the user types
     * @param out     what the user reads
     * @param browser opens a page, and says whether it could
     */
    Authorize(BufferedReader in, PrintStream out, Predicate<URI> browser) {
        this.in = in;
        this.out = out;
        this.browser = browser;
    }

    public static void main(String[] arguments) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        System.exit(new Authorize(in, System.out, Browser::open).run(arguments));
    }

    int run(String... arguments) {
        AuthorizeOptions options;
        try {
            if (arguments.length == 0) {
                throw new IllegalArgumentException("Needed is at least --client-secrets");
            }
            options = AuthorizeOptions.parse(Arrays.asList(arguments), this::secret);
            checkTarget(options);
        } catch (IllegalArgumentException | IOException e) {
            out.println(e.getMessage());
            out.println();
            out.print(AuthorizeOptions.USAGE);
            return 2;
        }
        HttpTransport transport = ConsentFlow.transport();
        try {
            String refreshToken = consent(options, transport);
            write(options, refreshToken);
            out.printf("""

                    Done: %s now holds the consent. Keep it secret. A route uses it by the option

                      credentials=file:%s
                    """, options.out(), options.out());
            return 0;
        } catch (TimeoutException e) {
            out.println("There was no answer within " + options.timeout().toSeconds() + " s.");
        } catch (IOException e) {
            out.println(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.println("Interrupted.");
        } finally {
            close(transport);
        }
        return 1;
    }

    private String consent(AuthorizeOptions options, HttpTransport transport)
            throws IOException, InterruptedException, TimeoutException {
        String state = random();
        try (LoopbackReceiver receiver = new LoopbackReceiver(state)) {
            ConsentFlow flow =
                    new ConsentFlow(options.client(), receiver.redirectUri(), options.scopes(), random(), transport);
            URI page = flow.url(state, options.mailbox());
            if (options.noBrowser() || !browser.test(page)) {
                out.printf("""
                        Open this address in a browser, on this or any other machine:

                          %s

                        On another machine the browser will in the end not find the page that it is sent to. Copy that page's
                        address from the browser's address line, paste it here and press Enter.
                        """, page);
                readPasted(receiver);
            } else {
                out.printf("A browser should show this page now. If it does not, open it yourself:%n%n  %s%n", page);
            }
            return flow.redeem(receiver.code().get(options.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    /** The answer may come by either way, so neither waits for the other. */
    private void readPasted(LoopbackReceiver receiver) {
        Thread reader = new Thread(
                () -> {
                    try {
                        String line = in.readLine();
                        while (line != null && !receiver.pasted(line)) {
                            out.println(
                                    "This is not the address that the consent page has led to, of this run. Try again:");
                            line = in.readLine();
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "pasted-code");
        reader.setDaemon(true);
        reader.start();
    }

    private String secret(String question) throws IOException {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("%s", question);
            return typed == null ? null : new String(typed);
        }
        out.println(question);
        return in.readLine();
    }

    /** Before the user is bothered. */
    private static void checkTarget(AuthorizeOptions options) {
        Path folder = options.out().toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("Option --out: there is no folder " + folder);
        }
        if (!options.force() && Files.exists(options.out())) {
            throw new IllegalArgumentException(
                    "Option --out: " + options.out() + " exists; name another file, or add --force to replace it");
        }
    }

    private static void write(AuthorizeOptions options, String refreshToken) throws IOException {
        GenericJson json = new GenericJson()
                .set("type", "authorized_user")
                .set("client_id", options.client().clientId())
                .set("client_secret", options.client().clientSecret())
                .set("refresh_token", refreshToken);
        try {
            OwnerOnlyFile.write(options.out(), GsonFactory.getDefaultInstance().toByteArray(json), options.force());
        } catch (FileAlreadyExistsException e) {
            throw new IOException(options.out() + " has come into being meanwhile, and is left as it is", e);
        }
    }

    private static void close(HttpTransport transport) {
        try {
            transport.shutdown();
        } catch (IOException e) {
            // The process ends anyway.
        }
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

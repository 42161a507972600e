package io.github.camelgmail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/** The mailboxes of an endpoint, as option {@code mailboxes} has them. Each look may find others. */
final class MailboxList {

    private static final String EVERY = "*";
    private static final String ALLOWED =
            "addresses separated by commas, a file: or classpath: resource with one a line,"
                    + " or #name of a bean of type Collection or Supplier";

    private final String userId;
    private final Object option;
    private final CamelContext context;

    /** @throws IllegalArgumentException when option and endpoint don't fit */
    MailboxList(String userId, Object option, CamelContext context) {
        this.userId = userId;
        this.option = option;
        this.context = context;
        if (isEvery(userId) && option == null) {
            throw new IllegalArgumentException(
                    "The option mailboxes is missing: gmail:* consumes the mailboxes that it names, " + ALLOWED);
        }
        if (!isEvery(userId) && option != null) {
            throw new IllegalArgumentException(
                    "Invalid option mailboxes: it belongs to gmail:*, found gmail:" + userId);
        }
    }

    /** Whether an endpoint is for all mailboxes that its option names. */
    static boolean isEvery(String userId) {
        return EVERY.equals(userId);
    }

    /**
     * The mailboxes of now, in order and in lower case, each once.
     *
     * @throws IOException              when the resource can't be read
     * @throws IllegalArgumentException when one is no address
     */
    List<String> current() throws IOException {
        if (!isEvery(userId)) {
            return List.of(userId);
        }
        return names().map(String::trim)
                .filter(name -> !name.isEmpty())
                .map(MailboxList::address)
                .distinct()
                .toList();
    }

    private Stream<String> names() throws IOException {
        Object found = option instanceof Supplier<?> supplier ? supplier.get() : option;
        if (found instanceof Collection<?> several) {
            return several.stream().map(String::valueOf);
        }
        if (!(found instanceof String text)) {
            throw new IllegalArgumentException("Invalid option mailboxes: found "
                    + (found == null
                            ? "nothing"
                            : "a bean of type " + found.getClass().getName()) + ", allowed: "
                    + ALLOWED);
        }
        return ResourceHelper.hasScheme(text) ? lines(text) : Arrays.stream(text.split(","));
    }

    /** One address a line; what follows a # is a comment. */
    private Stream<String> lines(String resource) throws IOException {
        try (InputStream content = ResourceHelper.resolveMandatoryResourceAsInputStream(context, resource)) {
            return new String(content.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", ""))
                    .flatMap(line -> Arrays.stream(line.split(",")));
        }
    }

    /** In lower case: whoever writes it otherwise another time means the same mailbox, and the same checkpoint. */
    private static String address(String name) {
        if (!name.matches("[^\\s@,/]+@[^\\s@,/]+")) {
            throw new IllegalArgumentException("Invalid option mailboxes: found '" + name + "', allowed: " + ALLOWED);
        }
        return name.toLowerCase(Locale.ROOT);
    }
}

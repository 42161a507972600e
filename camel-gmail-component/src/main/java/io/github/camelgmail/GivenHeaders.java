package io.github.camelgmail;

import io.github.camelgmail.operation.Arguments;
import io.github.camelgmail.operation.Operations;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Message;

/**
 * The headers {@code CamelGmail...} of a message. One that no operation reads and this component never sets is a slip of the
 * pen and is refused; one of another operation may be left over from an earlier step.
 */
final class GivenHeaders {

    /** Every name that has a meaning, by its form in lower case: names of headers have no case. */
    private static final Map<String, String> KNOWN = Stream.concat(
                    GmailConstants.ALL.stream(), Operations.arguments().stream().map(Arguments::header))
            .collect(Collectors.toUnmodifiableMap(
                    name -> name.toLowerCase(Locale.ROOT), name -> name, (one, same) -> one));

    private GivenHeaders() {}

    /** @throws IllegalArgumentException for a name without a meaning, with the nearest that have one */
    static void check(Message message) {
        if (!message.hasHeaders()) {
            return;
        }
        for (String name : message.getHeaders().keySet()) {
            boolean ours = name.regionMatches(true, 0, GmailConstants.PREFIX, 0, GmailConstants.PREFIX.length());
            if (ours && !KNOWN.containsKey(name.toLowerCase(Locale.ROOT))) {
                Set<String> known = new TreeSet<>(KNOWN.values());
                throw new IllegalArgumentException(
                        "Unknown header " + name + ", did you mean " + Operations.nearest(name, known) + "?");
            }
        }
    }
}

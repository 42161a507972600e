package io.github.camelgmail;

import io.github.camelgmail.operation.Operation;
import io.github.camelgmail.operation.Operations;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The options that an endpoint's own URI gives. Those that belong to some operations, but not to the one that runs, are
 * refused; the component's defaults are for all endpoints and stay out of this.
 */
final class GivenOptions {

    private final Set<String> names;
    private final Predicate<String> isOption;

    /**
     * @param options  as the URI has them; an empty one counts as not given
     * @param isOption whether there is an option of a name: some arguments can only come as headers
     */
    GivenOptions(Map<String, Object> options, Predicate<String> isOption) {
        this.names = options.entrySet().stream()
                .filter(option -> !"".equals(option.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        this.isOption = isOption;
    }

    /** Whether the option is among them. */
    boolean names(String option) {
        return names.contains(option);
    }

    /**
     * The operation, which takes them all.
     *
     * @param origin where its name was found
     * @throws IllegalArgumentException for one that it does not take, and for an unknown operation
     */
    Operation check(String name, String origin) {
        return check(name, origin, Set.of());
    }

    /** @param more names of options besides */
    Operation check(String name, String origin, Set<String> more) {
        Operation operation = Operations.named(name, origin);
        Set<String> taken = operation.arguments();
        Set<String> all = new TreeSet<>(names);
        all.addAll(more);
        for (String option : all) {
            if (!taken.contains(option) && Operations.arguments().contains(option)) {
                Set<String> allowed = new TreeSet<>(taken);
                allowed.removeIf(isOption.negate());
                throw new IllegalArgumentException("Invalid option " + option + ": found with the operation " + name
                        + ", which takes " + String.join(", ", allowed));
            }
        }
        return operation;
    }
}

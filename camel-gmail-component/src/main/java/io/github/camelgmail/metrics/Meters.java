package io.github.camelgmail.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/**
 * The meters of one thing, which bear the same tags, in the application's meter registry until they are closed. There are
 * none where Micrometer is missing or the application has no registry.
 *
 * <p>Tags are few and harmless: no mailbox, no subject, no secret is ever one.
 */
public interface Meters extends AutoCloseable {

    /** No meters at all. */
    Meters NONE = new NoMeters();

    /**
     * @param tags as {@code routeId}, by name; the context's name is added
     */
    static Meters of(CamelContext context, Map<String, String> tags) {
        return hasMicrometer() ? RegistryMeters.find(context, tags) : NONE;
    }

    /** Camel's own class resolver would also look where our classes can't. */
    private static boolean hasMicrometer() {
        try {
            Class.forName("io.micrometer.core.instrument.MeterRegistry", false, Meters.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /**
     * A value that goes up and down.
     *
     * @param unit  what is counted, in the plural
     * @param value asked whenever the registry is read
     */
    Meters gauge(String name, String unit, String description, LongSupplier value);

    /** A length of time; {@code null} while there is none. */
    Meters time(String name, String description, Supplier<Duration> value);

    /** A value that only goes up. */
    Meters counter(String name, String unit, String description, LongSupplier value);

    /** Takes the meters out of the registry. */
    @Override
    void close();
}

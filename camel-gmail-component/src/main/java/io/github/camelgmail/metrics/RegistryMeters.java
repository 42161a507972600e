package io.github.camelgmail.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Meters in a registry. The only class that needs Micrometer: loaded where it is there. */
final class RegistryMeters implements Meters {

    /** The name under which Camel's own camel-micrometer looks for the registry first. */
    private static final String CAMELS_NAME = "metricsRegistry";

    private final MeterRegistry registry;
    private final Tags tags;
    private final List<Meter> meters = new ArrayList<>();
    /** A registry itself holds a counter's function weakly. */
    private final List<LongSupplier> counted = new ArrayList<>();

    private RegistryMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
    }

    /** Finds the registry as Camel's own camel-micrometer does, but makes none where there is none. */
    static Meters find(CamelContext context, Map<String, String> tags) {
        MeterRegistry registry = registry(context.getRegistry());
        if (registry == null) {
            return NONE;
        }
        Tags all = Tags.of("camelContext", context.getName());
        return new RegistryMeters(
                registry,
                all.and(tags.entrySet().stream()
                        .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                        .toList()));
    }

    private static MeterRegistry registry(Registry beans) {
        MeterRegistry named = beans.lookupByNameAndType(CAMELS_NAME, MeterRegistry.class);
        if (named != null) {
            return named;
        }
        Set<? extends MeterRegistry> all = beans.findByType(MeterRegistry.class);
        Set<? extends MeterRegistry> chosen = all.size() > 1 ? beans.findByType(CompositeMeterRegistry.class) : all;
        return chosen.size() == 1 ? chosen.iterator().next() : null;
    }

    @Override
    public Meters gauge(String name, String unit, String description, LongSupplier value) {
        meters.add(Gauge.builder(name, value::getAsLong)
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .register(registry));
        return this;
    }

    @Override
    public Meters time(String name, String description, Supplier<Duration> value) {
        meters.add(TimeGauge.builder(name, () -> millis(value.get()), TimeUnit.MILLISECONDS)
                .description(description)
                .tags(tags)
                .register(registry));
        return this;
    }

    private static Number millis(Duration duration) {
        return duration == null ? Double.NaN : (Number) duration.toMillis();
    }

    @Override
    public Meters counter(String name, String unit, String description, LongSupplier value) {
        counted.add(value);
        meters.add(FunctionCounter.builder(name, value, LongSupplier::getAsLong)
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .register(registry));
        return this;
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
        meters.clear();
        counted.clear();
    }
}

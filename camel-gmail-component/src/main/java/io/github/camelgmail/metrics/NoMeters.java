package io.github.camelgmail.metrics;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Meters for an application that has no registry. */
final class NoMeters implements Meters {

    @Override
    public Meters gauge(String name, String unit, String description, LongSupplier value) {
        return this;
    }

    @Override
    public Meters time(String name, String description, Supplier<Duration> value) {
        return this;
    }

    @Override
    public Meters counter(String name, String unit, String description, LongSupplier value) {
        return this;
    }

    @Override
    public void close() {
        // There is nothing to take out.
    }
}

package io.github.camelgmail.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class WatchMetersTest {

    @Test
    void timesAreRelativeToNowAndUnknownWhileThereAreNone() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        AtomicReference<Instant> expiration = new AtomicReference<>();
        AtomicReference<Instant> notified = new AtomicReference<>();
        MeterRegistry registry = new SimpleMeterRegistry();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("registry", registry);
            Meters meters = WatchMeters.bind(context, "route", expiration::get, notified::get, clock);

            assertThat(hours(registry, "camel.gmail.watch.remaining")).isNaN();
            assertThat(hours(registry, "camel.gmail.notification.age")).isNaN();
            expiration.set(clock.instant().plus(Duration.ofDays(7)));
            notified.set(clock.instant().minus(Duration.ofHours(2)));
            assertThat(hours(registry, "camel.gmail.watch.remaining")).isEqualTo(168);
            assertThat(hours(registry, "camel.gmail.notification.age")).isEqualTo(2);

            meters.close();
            assertThat(registry.getMeters()).isEmpty();
        }
    }

    private static double hours(MeterRegistry registry, String name) {
        return registry.get(name).timeGauge().value(TimeUnit.HOURS);
    }
}

package io.github.camelgmail.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** An application need not have Micrometer. */
class WithoutMicrometerTest {

    /** Loads our classes anew, and finds nothing of Micrometer. */
    private static final class OurClasses extends ClassLoader {

        OurClasses() {
            super(WithoutMicrometerTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.micrometer.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.github.camelgmail.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void thereAreJustNoMeters() throws Exception {
        Class<?> meters = new OurClasses().loadClass(Meters.class.getName());
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Object none = meters.getMethod("of", CamelContext.class, Map.class).invoke(null, context, Map.of());
            assertThat(none).isSameAs(meters.getField("NONE").get(null));
        }
    }
}

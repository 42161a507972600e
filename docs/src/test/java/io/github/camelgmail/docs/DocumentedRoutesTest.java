package io.github.camelgmail.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every YAML route in the documentation can be run as it stands: its options are those of the component. */
class DocumentedRoutesTest {

    private static final Pattern ROUTES = Pattern.compile("```yaml\n(- .*?)```", Pattern.DOTALL);

    @TestFactory
    List<DynamicTest> routesLoad() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .flatMap(DocumentedRoutesTest::routes)
                    .toList();
        }
    }

    private static Stream<DynamicTest> routes(Path page) {
        return ROUTES.matcher(read(page))
                .results()
                .map(found ->
                        DynamicTest.dynamicTest(page + " at " + found.start(), () -> assertLoads(found.group(1))));
    }

    private static void assertLoads(String yaml) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        try {
            camel.setAutoStartup(false);
            camel.start();
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("page.yaml", yaml));
            assertThat(camel.getRoutes()).isNotEmpty();
        } finally {
            camel.stop();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

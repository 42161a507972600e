package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgmail.simulator.http.SimulatorServer;
import io.github.camelgmail.simulator.mailbox.MailSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares with what Google publishes about the API's methods, where a copy is present; it is not part of the project. */
class ApiMethodsTest {

    private static final Path REFERENCE = Path.of(System.getProperty("corpus.dir", "../../shared"), "gmail");
    private static final String PREFIX = "gmail.users.";
    private static final Pattern UNITS = Pattern.compile(",(\\d+),(\\d+),yes");

    private final Map<String, ApiMethod> methods = ApiMethods.of(new MailSystem(Clock.systemUTC())).stream()
            .collect(Collectors.toMap(ApiMethod::id, Function.identity()));

    @Test
    void all79MethodsAreServed() {
        assertThat(methods).hasSize(79);
    }

    @Test
    void methodsAreThoseOfTheDiscoveryDocument() throws IOException {
        Map<String, JsonNode> published = new TreeMap<>();
        collect(new ObjectMapper().readTree(reference("gmail-v1-discovery.json").toFile()), published);

        Map<String, List<String>> known = knownParameters();

        assertThat(methods.keySet()).isEqualTo(published.keySet());
        published.forEach((id, reference) -> {
            ApiMethod method = methods.get(id);
            assertThat(method.verb())
                    .as(id)
                    .isEqualTo(reference.path("httpMethod").asText());
            assertThat(method.path())
                    .as(id)
                    .isEqualTo(reference
                            .path("flatPath")
                            .asText(reference.path("path").asText()));
            assertThat(method.scopes()).as(id).containsExactlyInAnyOrderElementsOf(texts(reference.path("scopes")));
            assertThat(method.maxUploadBytes())
                    .as(id)
                    .isEqualTo(reference.path("mediaUpload").path("maxSize").asLong());
            assertThat(pathParameters(method)).as(id).isEqualTo(parameters(reference, "path"));
            assertThat(new TreeSet<>(known.getOrDefault(id, List.of())))
                    .as(id)
                    .isEqualTo(parameters(reference, "query"));
        });
    }

    @Test
    void methodsCostWhatIsPublished() throws IOException {
        List<String> lines = Files.readAllLines(reference("methods.csv"));

        methods.forEach((id, method) -> {
            String line = lines.stream()
                    .filter(candidate -> candidate.startsWith(PREFIX + id + ","))
                    .findFirst()
                    .orElseThrow();
            Matcher units = UNITS.matcher(line);
            if (units.find()) {
                assertThat(method.legacyUnits()).as(id).isEqualTo(Integer.parseInt(units.group(1)));
                assertThat(method.standardUnits()).as(id).isEqualTo(Integer.parseInt(units.group(2)));
            } else {
                assertThat(line).contains("not published");
            }
        });
    }

    /** The query parameters by method that the simulator does not refuse. */
    private static Map<String, List<String>> knownParameters() throws IOException {
        try (InputStream in = SimulatorServer.class.getResourceAsStream("query-parameters.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ")))
                    .collect(Collectors.toMap(words -> words.get(0), words -> words.subList(1, words.size())));
        }
    }

    private static Path reference(String name) {
        Path file = REFERENCE.resolve(name);
        assumeTrue(Files.isRegularFile(file), () -> "no " + name);
        return file;
    }

    private static void collect(JsonNode resource, Map<String, JsonNode> methods) {
        resource.path("methods")
                .forEach(method -> methods.put(method.path("id").asText().substring(PREFIX.length()), method));
        resource.path("resources").forEach(child -> collect(child, methods));
    }

    private static TreeSet<String> parameters(JsonNode method, String location) {
        TreeSet<String> names = new TreeSet<>();
        method.path("parameters").properties().forEach(parameter -> {
            if (parameter.getValue().path("location").asText().equals(location)) {
                names.add(parameter.getKey());
            }
        });
        return names;
    }

    private static TreeSet<String> pathParameters(ApiMethod method) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(method.path())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}

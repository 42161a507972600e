package io.github.camelgmail.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.ClassInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the table of methods against Google's discovery document, where that lies beside the project. */
class GmailMethodsTest {

    private static final Path FOLDER = Path.of(System.getProperty("corpus.dir", "../../shared"), "gmail");
    private static final String PREFIX = "gmail.users.";
    private static final String ADD_ONS = ".addons.";

    /** Never asked for: it takes rights away. */
    private static final String METADATA = "https://www.googleapis.com/auth/gmail.metadata";

    private static Map<String, Object> schemas;

    /** The document's methods by id. */
    private static final Map<String, Map<String, Object>> DOCUMENTED = new LinkedHashMap<>();

    @BeforeAll
    static void read() throws IOException {
        Path document = FOLDER.resolve("gmail-v1-discovery.json");
        assumeTrue(Files.isRegularFile(document));
        Map<String, Object> root =
                GsonFactory.getDefaultInstance().fromString(Files.readString(document), GenericJson.class);
        schemas = map(root, "schemas");
        collect(root);
    }

    @Test
    void everyMethodIsKnownAndNoOther() {
        Set<String> known =
                GmailMethods.all().stream().map(GmailMethod::id).collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).isEqualTo(new TreeSet<>(DOCUMENTED.keySet()));
    }

    @Test
    void everyMethodIsAsDocumented() {
        SoftAssertions softly = new SoftAssertions();
        for (GmailMethod<?> method : GmailMethods.all()) {
            Map<String, Object> documented = DOCUMENTED.get(method.id());
            softly.assertThat(method.verb()).as("%s: verb", method).isEqualTo(documented.get("httpMethod"));
            softly.assertThat(method.path()).as("%s: path", method).isEqualTo(documented.get("path"));
            softly.assertThat(type(method.requestType()))
                    .as("%s: body", method)
                    .isEqualTo(map(documented, "request").get("$ref"));
            softly.assertThat(type(method.responseType()))
                    .as("%s: answer", method)
                    .isEqualTo(map(documented, "response").get("$ref"));
            softly.assertThat(method.scopes())
                    .as("%s: scopes", method)
                    .containsExactlyInAnyOrderElementsOf(scopes(documented));
            softly.assertThat(method.maxUploadBytes())
                    .as("%s: upload", method)
                    .isEqualTo(
                            map(documented, "mediaUpload").isEmpty()
                                    ? 0
                                    : Long.parseLong((String)
                                            map(documented, "mediaUpload").get("maxSize")));
            softly.assertThat(described(method.parameters()))
                    .as("%s: query parameters", method)
                    .isEqualTo(queryParameters(documented));
        }
        softly.assertAll();
    }

    @Test
    void everyFieldOfABodyIsKnown() {
        SoftAssertions softly = new SoftAssertions();
        for (GmailMethod<?> method : GmailMethods.all()) {
            if (!method.takesBody()) {
                continue;
            }
            Map<String, Object> schema = map(schemas, method.requestType().getSimpleName());
            Map<String, Object> fields = map(schema, "properties");
            Set<String> known = new TreeSet<>(ClassInfo.of(method.requestType()).getNames());
            method.bodyFields().forEach(field -> known.add(field.name()));
            softly.assertThat(known).as("%s: body fields", method).isEqualTo(new TreeSet<>(fields.keySet()));
            for (String name : fields.keySet()) {
                softly.assertThat(allowed(method.bodyFields(), name))
                        .as("%s: values of %s", method, name)
                        .isEqualTo(values(map(fields, name)));
            }
        }
        softly.assertAll();
    }

    @Test
    void pricesAreThosePublished() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        List<String> lines = Files.readAllLines(FOLDER.resolve("methods.csv"));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            String id = cells.get(0).substring(PREFIX.length());
            if (cells.get(9).matches("\\d+")) {
                softly.assertThat(GmailMethods.find(id).map(GmailMethod::price))
                        .as(id)
                        .contains(
                                new GmailMethod.Price(Integer.parseInt(cells.get(9)), Integer.parseInt(cells.get(10))));
            }
        }
        softly.assertAll();
    }

    /** Only what creates something or sends a mail has an effect that a second call would have again. */
    @Test
    void onlyWhatCreatesIsNeverRepeated() {
        assertThat(GmailMethods.all().stream()
                        .filter(method -> !method.repeatable())
                        .map(GmailMethod::id))
                .allMatch(id -> id.matches(".*\\.(create|insert|import|send|verify)"));
    }

    private static void collect(Map<String, Object> resource) {
        map(resource, "methods").values().stream()
                .map(GmailMethodsTest::asMap)
                .forEach(method -> DOCUMENTED.put(((String) method.get("id")).substring(PREFIX.length()), method));
        map(resource, "resources").values().stream()
                .map(GmailMethodsTest::asMap)
                .forEach(GmailMethodsTest::collect);
    }

    private static String type(Class<?> type) {
        return type == Void.class ? null : type.getSimpleName();
    }

    private static List<String> scopes(Map<String, Object> documented) {
        return ((Collection<?>) documented.get("scopes"))
                .stream()
                        .map(String::valueOf)
                        .filter(scope -> !scope.contains(ADD_ONS) && !scope.equals(METADATA))
                        .toList();
    }

    private static Set<String> described(List<GmailParameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.name() + " " + parameter.type() + " " + parameter.repeated() + " "
                        + parameter.allowed())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> queryParameters(Map<String, Object> documented) {
        Set<String> described = new TreeSet<>();
        map(documented, "parameters").forEach((name, value) -> {
            Map<String, Object> parameter = asMap(value);
            if (parameter.get("location").equals("query")) {
                described.add(name + " " + parameterType(parameter) + " "
                        + Boolean.TRUE.equals(parameter.get("repeated")) + " " + values(parameter));
            }
        });
        return described;
    }

    private static GmailParameter.Type parameterType(Map<String, Object> parameter) {
        if (parameter.containsKey("enum")) {
            return GmailParameter.Type.ENUM;
        }
        if (parameter.get("type").equals("boolean")) {
            return GmailParameter.Type.BOOLEAN;
        }
        return parameter.containsKey("format") ? GmailParameter.Type.UNSIGNED : GmailParameter.Type.STRING;
    }

    /** The values of an enum that a caller may give; not the one that stands for none. */
    private static List<String> values(Map<String, Object> field) {
        Object values = field.get("enum");
        return values == null
                ? List.of()
                : ((Collection<?>) values)
                        .stream()
                                .map(String::valueOf)
                                .filter(value -> !value.toLowerCase().endsWith("unspecified"))
                                .toList();
    }

    private static List<String> allowed(List<GmailParameter> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(GmailParameter::allowed)
                .findFirst()
                .orElse(List.of());
    }

    /** A line of comma-separated values, some of them in quotes. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static Map<String, Object> map(Map<String, Object> from, String name) {
        return from.get(name) == null ? Map.of() : asMap(from.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}

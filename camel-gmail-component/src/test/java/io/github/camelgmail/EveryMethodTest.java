package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.ClassInfo;
import com.google.api.client.util.FieldInfo;
import io.github.camelgmail.RecordingProxy.Recorded;
import io.github.camelgmail.api.DraftsMethods;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.GmailMethods;
import io.github.camelgmail.api.GmailParameter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every method from a YAML route, once with all its arguments as options and once as headers, and looks at what Gmail is
 * sent: the values are made from the table of methods, and many name things that the mailbox does not have.
 */
class EveryMethodTest extends RouteTest {

    /** Fields of bodies that Gmail only answers, or has replaced. */
    private static final Set<String> NO_OPTIONS = Set.of(
            "disableTime",
            "enablementState",
            "expiration",
            "isPrimary",
            "issuerCn",
            "labelFilterAction",
            "messagesTotal",
            "messagesUnread",
            "pem",
            "subjectEmailAddresses",
            "threadsTotal",
            "threadsUnread",
            "type",
            "verificationStatus");

    private static final Map<String, List<String>> LABELS = Map.of(
            "labelIds", List.of("INBOX", "IMPORTANT"),
            "addLabelIds", List.of("STARRED", "IMPORTANT"),
            "removeLabelIds", List.of("UNREAD"),
            "labelId", List.of("STARRED"));

    /** It is looked at before it is sent. */
    private static final Map<String, String> KEY_FILE = Map.of(
            "pkcs12",
            Base64.getUrlEncoder().encodeToString(KeyFiles.pkcs12("carl@example.net", "-1d", 10)),
            "encryptedKeyPassword",
            KeyFiles.PASSWORD);

    private static final String TIME = "2026-12-24T00:00:00+01:00";

    private static final Set<String> ALWAYS_SENT = Set.of("alt", "prettyPrint", "uploadType");

    private static final String ADDRESS = "carl@example.net";

    private static final String DRAFT = "r-1234567890";

    private RecordingProxy proxy;

    @BeforeEach
    void startProxy() throws IOException {
        proxy = new RecordingProxy(GMAIL.simulator().rootUrl());
        options(context).setRootUrl(proxy.url());
        options(context).setMaxRetries(0);
    }

    @AfterEach
    void stopProxy() {
        proxy.close();
    }

    static Stream<GmailMethod<?>> methods() {
        return GmailMethods.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void runsWithOptions(GmailMethod<?> method) throws Exception {
        Map<String, Object> options = new TreeMap<>();
        arguments(method).forEach((name, value) -> options.put(name, "RAW(" + written(value) + ")"));
        options.keySet().removeAll(NO_OPTIONS);
        options.put("operation", method.id());

        run(yaml(options), Map.of());

        assertReached(method, NO_OPTIONS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void runsWithHeaders(GmailMethod<?> method) throws Exception {
        Map<String, Object> headers = new LinkedHashMap<>();
        arguments(method)
                .forEach((name, value) ->
                        headers.put("CamelGmail" + Character.toUpperCase(name.charAt(0)) + name.substring(1), value));
        headers.put(GmailConstants.OPERATION, method.id());

        run(yaml(Map.of()), headers);

        assertReached(method, Set.of());
    }

    @Test
    void everyArgumentIsAnOption() {
        Set<String> arguments = new TreeSet<>();
        methods().forEach(method -> arguments.addAll(arguments(method).keySet()));
        arguments.removeAll(NO_OPTIONS);

        assertThat(new GmailEndpointUriFactory().propertyNames()).containsAll(arguments);
    }

    private static String yaml(Map<String, Object> parameters) throws IOException {
        return "- route: {from: {uri: direct:every, steps: [{to: {uri: gmail:me, parameters: "
                + GsonFactory.getDefaultInstance().toString(parameters) + "}}]}}";
    }

    /** Whatever Gmail says to it. */
    private void run(String yaml, Map<String, Object> headers) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("every.yaml", yaml));
        context.start();
        template.request("direct:every", exchange -> {
            exchange.getMessage().setBody("The text of a mail");
            exchange.getMessage().setHeaders(new LinkedHashMap<>(headers));
        });
    }

    private void assertReached(GmailMethod<?> method, Set<String> without) throws IOException {
        assertThat(GMAIL.simulator().requests().of(method.id()))
                .as("What the simulator takes for %s", method)
                .isNotEmpty();
        Recorded request = proxy.requests().get(proxy.requests().size() - 1);
        assertThat(request.verb()).isEqualTo(method.verb());
        assertThat(request.path()).isEqualTo("/" + path(method));
        assertThat(query(request)).isEqualTo(query(method));
        if (method == DraftsMethods.SEND) {
            assertThat(json(request.body())).as("The draft goes out as it is").isEqualTo(Map.of("id", DRAFT));
        } else if (method.takesUpload()) {
            assertThat(mail(request)).contains("Subject: The subject", "The text of a mail");
        } else if (method.takesBody()) {
            assertThat(json(request.body())).isEqualTo(body(method, without));
        } else {
            assertThat(request.body()).isEmpty();
        }
    }

    private static Map<String, Object> arguments(GmailMethod<?> method) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        method.pathParameters().stream()
                .filter(name -> !name.equals("userId"))
                .forEach(name -> arguments.put(option(method, name), pathValue(method, name)));
        method.parameters().forEach(parameter -> arguments.put(parameter.name(), value(parameter)));
        if (method.takesUpload()) {
            arguments.put("to", BOB);
            arguments.put("subject", "The subject");
            if (method == DraftsMethods.SEND) {
                arguments.put("draftId", DRAFT);
            }
        } else if (method.takesBody()) {
            arguments.putAll(fields(method));
        }
        return arguments;
    }

    private static String path(GmailMethod<?> method) {
        String path = method.path().replace("{userId}", "me");
        for (String name : method.pathParameters()) {
            path = path.replace("{" + name + "}", pathValue(method, name));
        }
        return path;
    }

    private static String pathValue(GmailMethod<?> method, String name) {
        if (name.toLowerCase().contains("email")) {
            return ADDRESS;
        }
        return option(method, name).equals("labelId") ? "STARRED" : "19a0b1c2d3e4f506";
    }

    /** As the guides list them. */
    private static String option(GmailMethod<?> method, String pathParameter) {
        if (!pathParameter.equals("id")) {
            return pathParameter;
        }
        Map<String, String> ids = Map.of(
                "messages", "messageId",
                "threads", "threadId",
                "drafts", "draftId",
                "labels", "labelId",
                "filters", "filterId",
                "attachments", "attachmentId",
                "smimeInfo", "smimeInfoId");
        String[] segments = method.id().split("\\.");
        return ids.get(segments[segments.length - 2]);
    }

    private static Object value(GmailParameter parameter) {
        if (LABELS.containsKey(parameter.name())) {
            List<String> labels = LABELS.get(parameter.name());
            return parameter.repeated() ? labels : labels.get(0);
        }
        Object value =
                switch (parameter.type()) {
                    case STRING -> "a " + parameter.name() + " & more";
                    case BOOLEAN -> true;
                    case UNSIGNED -> 7;
                    case ENUM -> parameter.allowed().get(parameter.allowed().size() - 1);
                    case TIME -> TIME;
                    case OBJECT -> Map.of("labelId", "x", "fields", List.of(Map.of("fieldId", "y")));
                };
        if (!parameter.repeated()) {
            return value;
        }
        return parameter.type() == GmailParameter.Type.ENUM ? parameter.allowed() : List.of(value);
    }

    private static Map<String, Object> fields(GmailMethod<?> method) {
        Map<String, Object> fields = new TreeMap<>();
        ClassInfo type = ClassInfo.of(method.requestType());
        type.getNames().forEach(name -> fields.put(name, value(type.getFieldInfo(name))));
        method.bodyFields().forEach(field -> fields.put(field.name(), value(field)));
        method.pathParameters().forEach(fields::remove);
        fields.remove("id");
        return fields;
    }

    private static Object value(FieldInfo field) {
        if (LABELS.containsKey(field.getName())) {
            return LABELS.get(field.getName());
        }
        if (KEY_FILE.containsKey(field.getName())) {
            return KEY_FILE.get(field.getName());
        }
        if (field.getGenericType() instanceof ParameterizedType list) {
            Class<?> item = (Class<?>) list.getActualTypeArguments()[0];
            return List.of(value(item, "an item"));
        }
        return value(field.getType(), isAddress(field.getName()) ? ADDRESS : "the " + field.getName());
    }

    private static Object value(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == Boolean.class) {
            return true;
        }
        if (Number.class.isAssignableFrom(type)) {
            return 7;
        }
        String name = ClassInfo.of(type).getNames().stream()
                .filter(field -> ClassInfo.of(type).getField(field).getType() == String.class)
                .findFirst()
                .orElseThrow();
        return Map.of(name, isAddress(name) ? ADDRESS : name.endsWith("Color") ? "#ffffff" : text);
    }

    private static boolean isAddress(String field) {
        return field.toLowerCase().endsWith("email")
                || List.of("emailAddress", "cseEmailAddress", "replyToAddress", "forward")
                        .contains(field);
    }

    /** As one writes it in a URI. */
    private static String written(Object value) {
        try {
            if (value instanceof Map || value instanceof List<?> list && list.get(0) instanceof Map) {
                return GsonFactory.getDefaultInstance().toString(value);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return value instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    private static Map<String, List<String>> query(Recorded request) {
        Map<String, List<String>> query = new TreeMap<>(request.query());
        query.keySet().removeAll(ALWAYS_SENT);
        return query;
    }

    private static Map<String, List<String>> query(GmailMethod<?> method) {
        Map<String, List<String>> query = new TreeMap<>();
        method.parameters().forEach(parameter -> {
            Object value = value(parameter);
            List<?> values = value instanceof List<?> list ? list : List.of(value);
            query.put(parameter.name(), values.stream().map(String::valueOf).toList());
        });
        return query;
    }

    /** A small one is sent within the JSON, that of a draft within its message. */
    private static String mail(Recorded request) throws IOException {
        Map<String, Object> body = json(request.body());
        Object message = body.getOrDefault("message", body);
        String raw = (String) ((Map<?, ?>) message).get("raw");
        return new String(Base64.getUrlDecoder().decode(raw), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> json(String body) throws IOException {
        return plain(GsonFactory.getDefaultInstance().fromString(body, GenericJson.class));
    }

    private static Map<String, Object> body(GmailMethod<?> method, Set<String> without) {
        Map<String, Object> body = fields(method);
        body.keySet().removeAll(without);
        body.replaceAll((name, value) ->
                value.equals(TIME) ? OffsetDateTime.parse(TIME).toInstant().toEpochMilli() : value);
        if (ClassInfo.of(method.requestType()).getFieldInfo("id") != null
                && method.pathParameters().contains("id")) {
            body.put("id", pathValue(method, "id"));
        }
        return plain(body);
    }

    /** With every number and truth value as text, since some of Gmail's numbers are texts in JSON. */
    private static Map<String, Object> plain(Map<?, ?> map) {
        Map<String, Object> plain = new TreeMap<>();
        map.forEach((name, value) -> plain.put(String.valueOf(name), plainValue(value)));
        return plain;
    }

    private static Object plainValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return plain(map);
        }
        if (value instanceof List<?> items) {
            List<Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(plainValue(item)));
            return plain;
        }
        return String.valueOf(value);
    }
}

package io.github.camelgmail.springboot.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * Spring Boot's configuration metadata of the component's options, made from the component's catalog. Format: Spring Boot
 * reference, "Configuration Metadata".
 */
public final class ConfigurationMetadata {

    private static final String CATALOG = "/META-INF/io/github/camelgmail/gmail.json";
    private static final String PREFIX = "camel.component.gmail";
    private static final String SOURCE = "io.github.camelgmail.GmailComponent";

    private static final Map<String, String> BOXED = Map.of(
            "boolean", "java.lang.Boolean",
            "int", "java.lang.Integer",
            "long", "java.lang.Long");

    private ConfigurationMetadata() {}

    /**
     * Writes {@code META-INF/spring-configuration-metadata.json}.
     *
     * @param arguments the folder that holds the module's classes
     */
    /** A switch of the starter, and so no property of the option that has the same name. */
    private static final String SWITCH = "enabled";

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0], "META-INF", "spring-configuration-metadata.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, of(catalog()).toJson() + "\n");
    }

    private static ComponentModel catalog() throws IOException {
        try (InputStream in = ConfigurationMetadata.class.getResourceAsStream(CATALOG)) {
            if (in == null) {
                throw new IOException("The component's catalog " + CATALOG + " is not on the class path");
            }
            return JsonMapper.generateComponentModel(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static JsonObject of(ComponentModel catalog) {
        List<ComponentOptionModel> options = catalog.getComponentOptions().stream()
                .filter(option -> !option.getName().equals(SWITCH))
                .toList();
        JsonObject metadata = new JsonObject();
        metadata.put("groups", array(Stream.of(group(catalog))));
        metadata.put(
                "properties", array(Stream.concat(switches(), options.stream().map(ConfigurationMetadata::property))));
        metadata.put(
                "hints",
                array(options.stream()
                        .filter(option -> option.getEnums() != null)
                        .map(ConfigurationMetadata::hint)));
        return metadata;
    }

    private static JsonObject group(ComponentModel catalog) {
        JsonObject group = new JsonObject();
        group.put("name", PREFIX);
        group.put("type", SOURCE);
        group.put("sourceType", SOURCE);
        group.put("description", catalog.getDescription());
        return group;
    }

    /** What every starter of Camel has besides the component's own options. */
    private static Stream<JsonObject> switches() {
        return Stream.of(
                property(
                        SWITCH,
                        "java.lang.Boolean",
                        "Whether to set the Gmail component's options from these properties.",
                        true),
                property(
                        "customizer.enabled",
                        "java.lang.Boolean",
                        "Whether the customizer that sets the Gmail component's options is used.",
                        true));
    }

    private static JsonObject property(ComponentOptionModel option) {
        JsonObject property = property(
                DataObjectPropertyName.toDashedForm(option.getName()),
                BOXED.getOrDefault(option.getJavaType(), option.getJavaType()),
                option.getDescription(),
                option.getDefaultValue());
        if (option.isDeprecated()) {
            JsonObject deprecation = new JsonObject();
            deprecation.put("reason", option.getDeprecationNote());
            property.put("deprecation", deprecation);
        }
        return property;
    }

    private static JsonObject property(String name, String type, String description, Object defaultValue) {
        JsonObject property = new JsonObject();
        property.put("name", PREFIX + "." + name);
        property.put("type", type);
        property.put("sourceType", SOURCE);
        property.put("description", description);
        if (defaultValue != null) {
            property.put("defaultValue", defaultValue);
        }
        return property;
    }

    private static JsonObject hint(ComponentOptionModel option) {
        JsonObject hint = new JsonObject();
        hint.put("name", PREFIX + "." + DataObjectPropertyName.toDashedForm(option.getName()));
        hint.put("values", array(option.getEnums().stream().map(ConfigurationMetadata::hintValue)));
        return hint;
    }

    private static JsonObject hintValue(String value) {
        JsonObject hintValue = new JsonObject();
        hintValue.put("value", value);
        return hintValue;
    }

    private static JsonArray array(Stream<JsonObject> members) {
        return new JsonArray(members.toList());
    }
}

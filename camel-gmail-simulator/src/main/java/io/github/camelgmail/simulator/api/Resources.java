package io.github.camelgmail.simulator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelgmail.simulator.error.GmailError;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Records as Google's JSON has them: fields by the components' names, constants in camel case, 64-bit numbers as text,
 * nothing for null.
 */
final class Resources {

    private static final Map<Class<?>, String> TYPES = Map.of(
            Integer.class, "TYPE_INT32",
            int.class, "TYPE_INT32",
            Long.class, "TYPE_INT64",
            Boolean.class, "TYPE_BOOL",
            boolean.class, "TYPE_BOOL");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .annotationIntrospector(new ConstantNames())
            .addHandler(new UnspecifiedConstants())
            .addModule(new SimpleModule()
                    .addSerializer(Long.class, ToStringSerializer.instance)
                    .addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    private Resources() {}

    static ObjectNode write(Object resource) {
        return MAPPER.valueToTree(resource);
    }

    static ApiResponse ok(Object resource) {
        return ApiResponse.ok(write(resource));
    }

    /** A list response, without the list when it is empty. */
    static ApiResponse list(String name, Collection<?> resources) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!resources.isEmpty()) {
            ArrayNode list = answer.putArray(name);
            resources.forEach(resource -> list.add(write(resource)));
        }
        return ApiResponse.ok(answer);
    }

    /** @throws GmailError 400 for a field that there is not, or a value of the wrong type */
    static <T> T read(JsonNode body, Class<T> type) {
        try {
            return MAPPER.treeToValue(body, type);
        } catch (UnrecognizedPropertyException e) {
            String path = path(e, e.getPath().size() - 1);
            throw GmailError.invalidArgument("Invalid JSON payload received. Unknown name \"" + e.getPropertyName()
                    + '"' + (path.isEmpty() ? "" : " at '" + path + "'") + ": Cannot find field.");
        } catch (MismatchedInputException e) {
            String name = path(e, e.getPath().size());
            throw Parameters.invalid(name, typeName(e.getTargetType()), value(body, e));
        } catch (JsonProcessingException e) {
            throw GmailError.invalidArgument("Request contains an invalid argument.");
        }
    }

    /** The resource with the fields that the patch has; a field that is null there goes back to its default. */
    static <T> T patch(T resource, JsonNode patch, Class<T> type) {
        ObjectNode merged = write(resource);
        merge(merged, patch);
        return read(merged, type);
    }

    private static void merge(ObjectNode target, JsonNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value.isObject() && target.get(field.getKey()) instanceof ObjectNode nested) {
                merge(nested, value);
            } else {
                target.set(field.getKey(), value);
            }
        });
    }

    private static String path(JsonMappingException e, int depth) {
        return e.getPath().stream()
                .limit(depth)
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String typeName(Class<?> type) {
        return type != null && type.isEnum() ? "TYPE_ENUM" : TYPES.getOrDefault(type, "TYPE_STRING");
    }

    private static String value(JsonNode body, JsonMappingException e) {
        JsonNode node = body;
        for (JsonMappingException.Reference step : e.getPath()) {
            node = step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    /** Takes the constant that every list of constants has for "not given", as {@code dispositionUnspecified}, for null. */
    private static final class UnspecifiedConstants extends DeserializationProblemHandler {

        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String failure) {
            return type.isEnum() && value.matches("\\w*[uU]nspecified") ? null : NOT_HANDLED;
        }
    }

    /** Writes constants in camel case, and reads them as they are, too. */
    private static final class ConstantNames extends JacksonAnnotationIntrospector {

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            for (int i = 0; i < constants.length; i++) {
                names[i] = Parameters.camelCase(constants[i].name());
            }
            return names;
        }

        @Override
        public void findEnumAliases(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[][] aliases) {
            for (int i = 0; i < constants.length; i++) {
                aliases[i] = new String[] {constants[i].name()};
            }
        }
    }
}

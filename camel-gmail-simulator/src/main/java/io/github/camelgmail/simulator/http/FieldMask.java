package io.github.camelgmail.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code fields} parameter: {@code a,b/c,d(e,f/g)} with {@code *} for any field. It keeps what it names and nothing more,
 * so a nested message part has to be named level by level, as at Google's.
 */
final class FieldMask {

    private final Selection root;

    private FieldMask(Selection root) {
        this.root = root;
    }

    /**
     * Reads a mask.
     *
     * @throws ApiFailure 400 when it is not a mask
     */
    static FieldMask parse(String text) {
        return new FieldMask(new Parser(text).parse());
    }

    /**
     * Checks that a resource has every field that is named; what is below a {@code *} is not checked.
     *
     * @throws ApiFailure 400 that tells the first that it has not
     */
    FieldMask requireFieldsOf(String resource) {
        root.check(resource, "");
        return this;
    }

    /** A copy of the node with the mask's fields only. */
    JsonNode apply(JsonNode node) {
        return root.apply(node);
    }

    /** The fields selected of an object; all of it when {@code whole}. */
    private static final class Selection {
        private final Map<String, Selection> fields = new LinkedHashMap<>();
        private boolean whole;

        void check(String resource, String prefix) {
            Map<String, String> known = ResponseFields.of(resource);
            fields.forEach((name, selection) -> {
                String path = prefix + name;
                String type = known.get(name);
                if (name.equals("*")) {
                    return;
                }
                if (type == null || (type.isEmpty() && !selection.fields.isEmpty())) {
                    throw Failures.invalidFields(path);
                }
                selection.check(type, path + "/");
            });
        }

        JsonNode apply(JsonNode node) {
            if (whole) {
                return node;
            }
            if (node instanceof ArrayNode array) {
                ArrayNode copy = array.arrayNode();
                array.forEach(element -> {
                    if (element.isContainerNode()) {
                        copy.add(apply(element));
                    }
                });
                return copy;
            }
            ObjectNode object = (ObjectNode) node;
            ObjectNode copy = object.objectNode();
            object.properties().forEach(property -> {
                Selection selection = fields.getOrDefault(property.getKey(), fields.get("*"));
                if (selection != null && selection.fits(property.getValue())) {
                    copy.set(property.getKey(), selection.apply(property.getValue()));
                }
            });
            return copy;
        }

        private boolean fits(JsonNode value) {
            return whole || value.isContainerNode();
        }
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Selection parse() {
            Selection root = new Selection();
            list(root);
            if (at < text.length()) {
                throw Failures.invalidFields(text);
            }
            return root;
        }

        private void list(Selection parent) {
            path(parent);
            while (at < text.length() && text.charAt(at) == ',') {
                at++;
                path(parent);
            }
        }

        private void path(Selection parent) {
            Selection field = parent.fields.computeIfAbsent(name(), key -> new Selection());
            if (take('/')) {
                path(field);
            } else if (take('(')) {
                list(field);
                if (!take(')')) {
                    throw Failures.invalidFields(text);
                }
            } else {
                field.whole = true;
            }
        }

        private boolean take(char c) {
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private String name() {
            int start = at;
            while (at < text.length() && "/(),".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String name = text.substring(start, at).strip();
            if (!name.matches("\\*|[A-Za-z_][A-Za-z0-9_]*")) {
                throw Failures.invalidFields(text);
            }
            return name;
        }
    }
}

package io.github.camelgmail.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;

/** The options and headers of the component as Markdown, made from its catalog. */
final class OptionReference {

    private static final String ADVANCED = " (advanced)";

    private final ComponentModel catalog;

    OptionReference(ComponentModel catalog) {
        this.catalog = catalog;
    }

    String markdown() {
        StringJoiner page = new StringJoiner("\n\n", "", "\n");
        page.add("## Endpoint options");
        page.add("The endpoint is `" + catalog.getSyntax() + "`.");
        page.add(options(catalog.getEndpointPathOptions()));
        byGroup(catalog.getEndpointParameterOptions())
                .forEach((group, options) -> page.add("### " + title(group)).add(options(options)));
        page.add("## Component options");
        componentOptions(page);
        page.add("## Headers");
        page.add(headers(catalog.getEndpointHeaders()));
        return page.toString();
    }

    /** Most are endpoint options once more, as defaults; only the others need telling. */
    private void componentOptions(StringJoiner page) {
        Set<String> ofEndpoint = catalog.getEndpointParameterOptions().stream()
                .map(BaseOptionModel::getName)
                .collect(Collectors.toSet());
        Map<Boolean, List<ComponentOptionModel>> shared = catalog.getComponentOptions().stream()
                .collect(Collectors.partitioningBy(option -> ofEndpoint.contains(option.getName())));
        page.add("These endpoint options may be set on the component, as the default of all its endpoints: "
                + shared.get(true).stream()
                        .map(option -> code(option.getName()))
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ".");
        page.add("The component alone has:");
        page.add(options(shared.get(false)));
    }

    private static <T extends BaseOptionModel> Map<String, List<T>> byGroup(List<T> options) {
        return options.stream()
                .collect(Collectors.groupingBy(BaseOptionModel::getGroup, LinkedHashMap::new, Collectors.toList()));
    }

    private static String options(List<? extends BaseOptionModel> options) {
        List<String> rows = new ArrayList<>(List.of("| Option | Description | Default | Type |", "|---|---|---|---|"));
        for (BaseOptionModel option : options) {
            Object standard = option.getDefaultValue();
            rows.add(row(
                    code(option.getName()),
                    description(option),
                    standard == null ? "" : code(standard.toString()),
                    type(option)));
        }
        return String.join("\n", rows);
    }

    private static String headers(List<? extends BaseOptionModel> headers) {
        List<String> rows = new ArrayList<>(List.of("| Header | Description | For | Type |", "|---|---|---|---|"));
        for (BaseOptionModel header : headers) {
            String label = header.getLabel();
            String usedBy = label.isEmpty() || label.equals("common") ? "consumer, producer" : label;
            rows.add(row(code(header.getName()), description(header), usedBy, type(header)));
        }
        return String.join("\n", rows);
    }

    private static String description(BaseOptionModel option) {
        StringJoiner text = new StringJoiner(" ");
        if (option.isRequired()) {
            text.add("**Required.**");
        }
        if (option.isDeprecated()) {
            text.add("**Deprecated.** " + option.getDeprecationNote());
        }
        text.add(plain(option.getDescription()));
        if (option.getEnums() != null) {
            text.add("One of "
                    + option.getEnums().stream().map(OptionReference::code).collect(Collectors.joining(", ")) + ".");
        }
        if (option.isSecret()) {
            text.add("*Secret.*");
        }
        return text.toString();
    }

    private static String type(BaseOptionModel option) {
        return code(option.getJavaType().replaceAll("\\b[a-z]+\\w*\\.", ""));
    }

    private static String title(String group) {
        String title = Character.toUpperCase(group.charAt(0)) + group.substring(1);
        return title.endsWith(ADVANCED) ? title.replace(ADVANCED, " options" + ADVANCED) : title + " options";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    private static String plain(String text) {
        return text.replace("<", "&lt;").replace("|", "\\|").replace("*", "\\*");
    }
}

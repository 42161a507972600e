package io.github.camelgmail.operation;

import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.GmailParameter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The names of what operations take. */
final class ArgumentNames {

    /** What a mail is made of. */
    private static final List<String> MAIL = List.of(
            "from",
            "to",
            "cc",
            "bcc",
            "replyTo",
            "subject",
            "mailHeaders",
            "contentType",
            "alternativeBody",
            "threadId",
            "uploadType");

    private ArgumentNames() {}

    /** What goes into a call's path and query. */
    static Set<String> ofCall(GmailMethod<?> method) {
        Set<String> names = new LinkedHashSet<>();
        method.pathParameters().stream()
                .filter(name -> !name.equals("userId"))
                .forEach(name -> names.add(CallBuilder.option(method, name)));
        method.parameters().stream().map(GmailParameter::name).forEach(names::add);
        if (names.contains("q")) {
            names.addAll(CallBuilder.SEARCH_TIMES.keySet());
        }
        names.add("fields");
        return names;
    }

    /** What goes into a call, its body included. */
    static Set<String> of(GmailMethod<?> method) {
        Set<String> names = ofCall(method);
        if (method.takesBody()) {
            Set<String> fields = RequestBody.names(method);
            names.addAll(fields);
            if (Stream.of("addLabelIds", "labelIds", "action").anyMatch(fields::contains)) {
                names.add("autoCreateLabels");
            }
        }
        return names;
    }

    /** What goes into a call with a mail. */
    static Set<String> ofMail(GmailMethod<?> method) {
        return plus(ofCall(method), MAIL);
    }

    static Set<String> plus(Set<String> names, String... more) {
        return plus(names, List.of(more));
    }

    private static Set<String> plus(Set<String> names, Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(more);
        return all;
    }
}

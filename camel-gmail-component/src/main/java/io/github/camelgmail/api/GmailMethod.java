package io.github.camelgmail.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One REST method of the Gmail API: all that the component knows about it, in one place.
 *
 * @param <T>            what it answers
 * @param id             the method's id without {@code gmail.users.}, as {@code messages.get}
 * @param verb           the HTTP verb
 * @param path           the path template below the root URL
 * @param parameters     the query parameters of its own
 * @param requestType    the model class of its JSON body, or {@code Void} when it takes none
 * @param bodyFields     top-level fields of the body of which the model class does not tell enough: those with an enum's
 *                       values, times, and those that the class lacks
 * @param responseType   the model class of its answer, or {@code Void} when it gives none
 * @param price          what a call costs
 * @param scopes         the OAuth scopes, at least one, least first, any of which suffices; without those of add-ons and
 *                       {@code gmail.metadata}
 * @param repeatable     whether the call may be repeated after a failure that leaves its effect unknown
 * @param maxUploadBytes the largest message it takes as a media upload in bytes; 0 when it takes none
 */
public record GmailMethod<T>(
        String id,
        String verb,
        String path,
        List<GmailParameter> parameters,
        Class<?> requestType,
        List<GmailParameter> bodyFields,
        Class<T> responseType,
        Price price,
        List<String> scopes,
        boolean repeatable,
        long maxUploadBytes) {

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");

    public GmailMethod {
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException(id + " has no scope, so that no token could be asked for");
        }
    }

    /**
     * Quota units of a call (Gmail API usage limits).
     *
     * @param legacy   for projects that used the API before 2026-05-01
     * @param standard for later projects
     */
    public record Price(int legacy, int standard) {}

    /** The path parameters in order, {@code userId} first. */
    public List<String> pathParameters() {
        List<String> names = new ArrayList<>();
        Matcher matcher = PATH_PARAMETER.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Whether the method takes a JSON body. */
    public boolean takesBody() {
        return requestType != Void.class;
    }

    /** Whether the method takes a message as a media upload. */
    public boolean takesUpload() {
        return maxUploadBytes > 0;
    }

    @Override
    public String toString() {
        return id;
    }

    static <T> Builder<T> get(String id, String path, Class<T> responseType) {
        return new Builder<>(id, "GET", path, responseType).repeatable();
    }

    static <T> Builder<T> post(String id, String path, Class<T> responseType) {
        return new Builder<>(id, "POST", path, responseType);
    }

    static <T> Builder<T> put(String id, String path, Class<T> responseType) {
        return new Builder<>(id, "PUT", path, responseType).repeatable();
    }

    static <T> Builder<T> patch(String id, String path, Class<T> responseType) {
        return new Builder<>(id, "PATCH", path, responseType).repeatable();
    }

    static Builder<Void> delete(String id, String path) {
        return new Builder<>(id, "DELETE", path, Void.class).repeatable();
    }

    static final class Builder<T> {

        private static final String ROOT = "gmail/v1/users/{userId}/";

        private final String id;
        private final String verb;
        private final String path;
        private final Class<T> responseType;
        private List<GmailParameter> parameters = List.of();
        private Class<?> requestType = Void.class;
        private List<GmailParameter> bodyFields = List.of();
        private boolean repeatable;
        private long maxUploadBytes;

        private Builder(String id, String verb, String path, Class<T> responseType) {
            this.id = id;
            this.verb = verb;
            this.path = ROOT + path;
            this.responseType = responseType;
        }

        Builder<T> parameters(GmailParameter... parameters) {
            this.parameters = List.of(parameters);
            return this;
        }

        Builder<T> body(Class<?> requestType, GmailParameter... fields) {
            this.requestType = requestType;
            this.bodyFields = List.of(fields);
            return this;
        }

        Builder<T> repeatable() {
            this.repeatable = true;
            return this;
        }

        Builder<T> upload(long maxBytes) {
            this.maxUploadBytes = maxBytes;
            return this;
        }

        GmailMethod<T> build(int legacyUnits, int standardUnits, List<String> scopes) {
            return new GmailMethod<>(
                    id,
                    verb,
                    path,
                    parameters,
                    requestType,
                    bodyFields,
                    responseType,
                    new Price(legacyUnits, standardUnits),
                    scopes,
                    repeatable,
                    maxUploadBytes);
        }
    }
}

package io.github.camelgmail.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One call of a method: immutable, and free of HTTP, so that it can be repeated, batched or counted.
 *
 * @param <T>        what it answers
 * @param method     the method
 * @param parameters path and query parameters by their API name, without {@code userId}, which the client knows;
 *                   a repeated one holds a {@code List}. With {@code media}, {@code uploadType} may say how it is uploaded:
 *                   {@code json}, {@code multipart} or {@code resumable}, by default according to its size
 * @param body       the JSON body as a model object, or null
 * @param media      the message to upload, or null; then {@code body} is the upload's metadata
 */
public record GmailCall<T>(GmailMethod<T> method, Map<String, Object> parameters, Object body, MailContent media) {

    public GmailCall {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static <T> GmailCall<T> of(GmailMethod<T> method) {
        return new GmailCall<>(method, Map.of(), null, null);
    }

    /** The same call with one parameter more; a null value leaves the call as it is. */
    public GmailCall<T> with(String parameter, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new GmailCall<>(method, more, body, media);
    }

    public GmailCall<T> withBody(Object newBody) {
        return new GmailCall<>(method, parameters, newBody, media);
    }

    public GmailCall<T> withMedia(MailContent newMedia) {
        return new GmailCall<>(method, parameters, body, newMedia);
    }

    /** Names the method only: parameters and bodies are a user's mail. */
    @Override
    public String toString() {
        return method.id();
    }
}

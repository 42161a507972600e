package io.github.camelgmail.client;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.GmailRequest;
import io.github.camelgmail.api.GmailCall;
import java.io.IOException;

/** Any method's request, built from the method's description instead of a generated class. */
final class MethodRequest<T> extends GmailRequest<T> {

    private static final String UPLOAD = "upload/";

    private MethodRequest(Gmail gmail, String path, GmailCall<T> call, Object body, String userId) {
        super(gmail, call.method().verb(), path, body, call.method().responseType());
        set("userId", userId);
        set("prettyPrint", false);
        call.parameters().forEach(this::set);
        if (body == null) {
            setDisableGZipContent(true);
        }
    }

    /** A call whose body, if it has one, is JSON. */
    static <T> MethodRequest<T> json(Gmail gmail, GmailCall<T> call, Object body, String userId) {
        return new MethodRequest<>(gmail, call.method().path(), call, body, userId);
    }

    /** A call to the method's upload address; the content is the caller's to set. */
    static <T> MethodRequest<T> upload(Gmail gmail, GmailCall<T> call, String uploadType, String userId) {
        MethodRequest<T> request =
                new MethodRequest<>(gmail, UPLOAD + call.method().path(), call, null, userId);
        request.set("uploadType", uploadType);
        return request;
    }

    @Override
    public MethodRequest<T> set(String parameter, Object value) {
        super.set(parameter, value);
        return this;
    }

    /** The address; unlike that of the request, never shortened for its length. */
    GenericUrl url() {
        return buildHttpRequestUrl();
    }

    HttpRequest http() throws IOException {
        return buildHttpRequest();
    }
}

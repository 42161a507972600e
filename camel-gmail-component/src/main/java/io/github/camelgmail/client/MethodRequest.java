package io.github.camelgmail.client;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.GmailRequest;
import io.github.camelgmail.api.GmailCall;
import java.io.IOException;

/** Any method's request, built from the method's description instead of a generated class. */
final class MethodRequest<T> extends GmailRequest<T> {

    /** The parameter of a call that says how its mail is uploaded. */
    static final String UPLOAD_TYPE = "uploadType";

    private static final String UPLOAD = "upload/";

    private MethodRequest(Gmail gmail, String path, GmailCall<T> call, Object body, Caller caller) {
        super(gmail, call.method().verb(), path, body, call.method().responseType());
        set("userId", caller.userId());
        set("prettyPrint", false);
        set("quotaUser", caller.quotaUser());
        call.parameters().forEach((name, value) -> set(name, name.equals(UPLOAD_TYPE) ? null : value));
        if (body == null) {
            setDisableGZipContent(true);
        }
    }

    /** A call whose body, if it has one, is JSON. */
    static <T> MethodRequest<T> json(Gmail gmail, GmailCall<T> call, Object body, Caller caller) {
        return new MethodRequest<>(gmail, call.method().path(), call, body, caller);
    }

    /** A call to the method's upload address; the content is the caller's to set. */
    static <T> MethodRequest<T> upload(Gmail gmail, GmailCall<T> call, String uploadType, Caller caller) {
        MethodRequest<T> request =
                new MethodRequest<>(gmail, UPLOAD + call.method().path(), call, null, caller);
        request.set(UPLOAD_TYPE, uploadType);
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

package io.github.camelgmail.auth;

import com.google.auth.Credentials;
import com.google.auth.RequestMetadataCallback;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Credentials whose tokens are fetched without being logged. */
final class UnloggedCredentials extends Credentials {

    private final transient Credentials own;

    UnloggedCredentials(Credentials own) {
        this.own = own;
    }

    @Override
    public String getAuthenticationType() {
        return own.getAuthenticationType();
    }

    @Override
    public String getUniverseDomain() throws IOException {
        return own.getUniverseDomain();
    }

    @Override
    public void getRequestMetadata(URI uri, Executor executor, RequestMetadataCallback callback) {
        executor.execute(() -> blockingGetToCallback(uri, callback));
    }

    @Override
    public Map<String, List<String>> getRequestMetadata(URI uri) throws IOException {
        return TokenLogging.without(() -> own.getRequestMetadata(uri));
    }

    @Override
    public boolean hasRequestMetadata() {
        return own.hasRequestMetadata();
    }

    @Override
    public boolean hasRequestMetadataOnly() {
        return own.hasRequestMetadataOnly();
    }

    @Override
    public void refresh() throws IOException {
        TokenLogging.without(() -> {
            own.refresh();
            return null;
        });
    }
}

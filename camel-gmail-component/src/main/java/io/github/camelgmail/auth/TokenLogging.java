package io.github.camelgmail.auth;

import com.google.api.client.http.HttpTransport;
import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.Logger;

/**
 * Keeps what goes to and comes from token endpoints out of the log of Google's HTTP library, which writes whole requests and
 * answers once its java.util.logging logger is at CONFIG. Google's auth library makes those requests itself, and leaves no
 * other way to say that they are not to be logged. Requests of other parts of the application are logged as ever.
 */
public final class TokenLogging {

    private static final Logger HTTP = Logger.getLogger(HttpTransport.class.getName());
    private static final ThreadLocal<Boolean> SECRET = ThreadLocal.withInitial(() -> false);

    static {
        Filter others = HTTP.getFilter();
        HTTP.setFilter(entry -> !SECRET.get() && (others == null || others.isLoggable(entry)));
    }

    /** Something that gets a token. */
    @FunctionalInterface
    public interface TokenRequest<T> {
        T make() throws IOException;
    }

    private TokenLogging() {}

    /** Does something on this thread without its HTTP being logged. */
    public static <T> T without(TokenRequest<T> request) throws IOException {
        boolean before = SECRET.get();
        SECRET.set(true);
        try {
            return request.make();
        } finally {
            SECRET.set(before);
        }
    }
}

package io.github.camelgmail.auth;

import java.io.IOException;
import java.net.Socket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that never logs what goes over it. Those of Apache's client log all headers and bodies, tokens and mail
 * included, once the logger {@code org.apache.hc.client5.http} is at DEBUG.
 */
public final class UnloggedConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    /** Makes them. */
    public static final HttpConnectionFactory<ManagedHttpClientConnection> FACTORY = UnloggedConnection::connected;

    private Timeout timeout = Timeout.DISABLED;

    private UnloggedConnection() {
        super(Http1Config.DEFAULT);
    }

    private static UnloggedConnection connected(Socket socket) throws IOException {
        UnloggedConnection connection = new UnloggedConnection();
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    @Override
    public Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public void bind(Socket socket) throws IOException {
        super.bind(socket);
        timeout = Timeout.ofMilliseconds(socket.getSoTimeout());
    }

    @Override
    public void setSocketTimeout(Timeout newTimeout) {
        super.setSocketTimeout(newTimeout);
        timeout = newTimeout;
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.DISABLED);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(timeout);
    }
}

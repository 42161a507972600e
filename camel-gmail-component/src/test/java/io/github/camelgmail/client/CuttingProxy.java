package io.github.camelgmail.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes TCP connections on, and breaks them when as many bytes have gone to the server as a test wants. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<Integer> cuts = new ConcurrentLinkedQueue<>();
    private final int port;

    CuttingProxy(int port) throws IOException {
        this.port = port;
        threads.execute(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + entrance.getLocalPort() + "/";
    }

    /** Breaks the next connections after so many bytes each; those that end before don't count. */
    void cutAfter(int... bytes) {
        for (int each : bytes) {
            cuts.add(each);
        }
    }

    int cutsLeft() {
        return cuts.size();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(client);
                open.add(server);
                threads.execute(() -> pass(client, server, true));
                threads.execute(() -> pass(server, client, false));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void pass(Socket from, Socket to, boolean cutting) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            long passed = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                passed += count;
                Integer cut = cutting ? cuts.peek() : null;
                if (cut != null && passed >= cut) {
                    cuts.poll();
                    return;
                }
            }
        } catch (IOException e) {
            // the other end is gone
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }
}

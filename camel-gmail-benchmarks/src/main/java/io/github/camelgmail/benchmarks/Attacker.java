package io.github.camelgmail.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends forged pushes at a steady rate, over bare sockets, to take as little as it can of the machine it shares. Told
 * {@code begin URL TOKEN RATE} and {@code end}, it answers the latter with the number of calls that were refused with 401.
 */
final class Attacker {

    private static final int CONNECTIONS = 10;
    private static final String BODY = "{\"message\":{\"data\":\"e30=\",\"messageId\":\"1\"}}";

    private final LongAdder refused = new LongAdder();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS, work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });
    private final List<CompletableFuture<Void>> callers = new ArrayList<>();
    private volatile boolean attacks;

    public static void main(String[] args) throws Exception {
        Attacker attacker = new Attacker();
        System.out.println("ready");
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, ISO_8859_1));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] command = line.split(" ");
            System.out.println(
                    command[0].equals("begin")
                            ? attacker.begin(URI.create(command[1]), command[2], Integer.parseInt(command[3]))
                            : attacker.end());
        }
    }

    private String begin(URI url, String token, int callsPerSecond) {
        attacks = true;
        refused.reset();
        byte[] call = ("POST " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                        + "\r\nAuthorization: Bearer "
                        + token + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n"
                        + BODY)
                .getBytes(ISO_8859_1);
        long interval = 1_000_000_000L * CONNECTIONS / callsPerSecond;
        for (int i = 0; i < CONNECTIONS; i++) {
            callers.add(CompletableFuture.runAsync(() -> attack(url, call, interval), threads));
        }
        return "begun";
    }

    private String end() {
        attacks = false;
        callers.forEach(CompletableFuture::join);
        callers.clear();
        return String.valueOf(refused.sum());
    }

    private void attack(URI url, byte[] call, long interval) {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (long next = System.nanoTime(); attacks; next += interval) {
                LockSupport.parkNanos(next - System.nanoTime());
                out.write(call);
                readAnswer(in);
                refused.increment();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a forged call has no answer", e);
        }
    }

    private static void readAnswer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 401 ")) {
            throw new IOException("a forged call was answered with " + status);
        }
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            chunked |= line.equalsIgnoreCase("Transfer-Encoding: chunked");
        }
        // Its body is empty.
        if (chunked && !(line(in).equals("0") && line(in).isEmpty())) {
            throw new IOException("a forged call was answered with a body");
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}

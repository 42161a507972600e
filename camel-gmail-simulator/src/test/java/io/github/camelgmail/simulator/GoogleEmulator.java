package io.github.camelgmail.simulator;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Google's own Pub/Sub emulator, where the Google Cloud CLI has it installed. */
final class GoogleEmulator implements AutoCloseable {

    private static final String LIBRARIES = "platform/pubsub-emulator/lib";

    private final Process process;
    private final int port;

    private GoogleEmulator(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Its jar; empty where it is not installed. */
    static Optional<Path> jar() throws IOException {
        for (String root : List.of(
                "/usr/lib/google-cloud-sdk",
                "/opt/google-cloud-sdk",
                System.getProperty("user.home") + "/google-cloud-sdk")) {
            Path libraries = Path.of(root, LIBRARIES);
            if (Files.isDirectory(libraries)) {
                try (Stream<Path> files = Files.list(libraries)) {
                    return files.filter(file -> file.toString().endsWith("-all.jar"))
                            .findFirst();
                }
            }
        }
        return Optional.empty();
    }

    /** Starts it on a free port; it takes connections when this returns. */
    static GoogleEmulator start(Path jar) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "--host=127.0.0.1",
                        "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/pubsub-emulator.log"))
                .start();
        GoogleEmulator emulator = new GoogleEmulator(process, port);
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(emulator::takesConnections);
        return emulator;
    }

    String hostPort() {
        return "127.0.0.1:" + port;
    }

    private boolean takesConnections() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}

package io.github.camelgmail;

import static org.awaitility.Awaitility.await;

import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import io.github.camelgmail.simulator.GmailSimulator;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notifications by Google's own Pub/Sub emulator, where the Google Cloud CLI has it installed. */
class GoogleEmulatorTest extends RouteTest {

    private static final Path LIBRARIES = Path.of("google-cloud-sdk/platform/pubsub-emulator/lib");
    private static final String TOPIC = "projects/demo/topics/gmail";
    private static final String SUBSCRIPTION = "projects/demo/subscriptions/camel";

    private Process emulator;
    private ManagedChannel channel;
    private GmailSimulator gmail;
    private String hostPort;

    @BeforeEach
    void startEmulator() throws IOException {
        Optional<Path> jar = jar();
        Assumptions.assumeTrue(jar.isPresent(), "Google's Pub/Sub emulator is not installed");
        int port = freePort();
        hostPort = "127.0.0.1:" + port;
        emulator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.get().toString(),
                        "--host=127.0.0.1",
                        "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/pubsub-emulator.log"))
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> takesConnections(port));
        channel = ManagedChannelBuilder.forTarget(hostPort).usePlaintext().build();
        PublisherGrpc.newBlockingStub(channel)
                .createTopic(Topic.newBuilder().setName(TOPIC).build());
        gmail = GmailSimulator.builder().externalPubsub(hostPort).start();
        gmail.createMailbox(AMY);
        gmail.pubsub().notifications().interval(Duration.ZERO);
        options(context).setRootUrl(gmail.rootUrl());
        options(context).setAccessToken(gmail.tokens().issue(AMY));
    }

    @AfterEach
    void stopEmulator() {
        context.stop();
        if (gmail != null) {
            gmail.close();
        }
        if (channel != null) {
            channel.shutdownNow();
        }
        if (emulator != null) {
            emulator.destroy();
        }
    }

    @Test
    void aPulledNotificationBringsTheMail() throws Exception {
        subscribe(PushConfig.getDefaultInstance());
        bringsTheMail("delivery=pull&subscription=" + SUBSCRIPTION + "&pubsubEndpoint=" + hostPort);
    }

    @Test
    void aPushedNotificationBringsTheMail() throws Exception {
        MainHttpServer server = new MainHttpServer();
        server.setHost("127.0.0.1");
        server.setPort(freePort());
        server.setPath("/");
        context.addService(server);
        subscribe(PushConfig.newBuilder()
                .setPushEndpoint("http://127.0.0.1:" + server.getPort() + "/gmail/push")
                .build());
        bringsTheMail("delivery=push&pushVerify=false");
    }

    private void subscribe(PushConfig push) {
        SubscriberGrpc.newBlockingStub(channel)
                .createSubscription(Subscription.newBuilder()
                        .setName(SUBSCRIPTION)
                        .setTopic(TOPIC)
                        .setAckDeadlineSeconds(10)
                        .setPushConfig(push)
                        .build());
    }

    private void bringsTheMail(String delivery) throws Exception {
        route(context, "gmail:me?delay=50&fallbackPollInterval=1h&topicName=" + TOPIC + "&" + delivery, "mock:mail");
        startAndConnect(context);
        await().atMost(Duration.ofSeconds(20)).until(() -> gmail.requests().calls("watch") == 1);
        MockEndpoint mail = context.getEndpoint("mock:mail", MockEndpoint.class);
        mail.expectedMessageCount(2);

        gmail.mailbox(AMY).receive(mail("one", ""));
        gmail.mailbox(AMY).receive(mail("two", ""));

        mail.assertIsSatisfied(30_000);
    }

    private static Optional<Path> jar() throws IOException {
        for (Path root : new Path[] {Path.of("/usr/lib"), Path.of("/opt"), Path.of(System.getProperty("user.home"))}) {
            Path libraries = root.resolve(LIBRARIES);
            if (Files.isDirectory(libraries)) {
                try (Stream<Path> files = Files.list(libraries)) {
                    return files.filter(file -> file.toString().endsWith("-all.jar"))
                            .findFirst();
                }
            }
        }
        return Optional.empty();
    }

    private static boolean takesConnections(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

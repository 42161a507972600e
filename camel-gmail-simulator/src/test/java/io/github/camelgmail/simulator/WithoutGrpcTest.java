package io.github.camelgmail.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.simulator.pubsub.PubSub;
import io.github.camelgmail.simulator.pubsub.PushConfig;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The simulator where nobody put gRPC on the class path. */
class WithoutGrpcTest {

    private static final Pattern LEFT_OUT = Pattern.compile("(grpc-|proto-|protobuf-|gax-|google-cloud-).*");

    /** Pushes to a webhook, and tells what asking for the gRPC service leads to. */
    public static final class Use implements UnaryOperator<String> {

        @Override
        public String apply(String webhook) {
            try (GmailSimulator simulator = GmailSimulator.start()) {
                PubSub pubsub = simulator.pubsub();
                pubsub.createTopic("projects/demo/topics/gmail");
                pubsub.createSubscription(
                        "projects/demo/subscriptions/webhook",
                        "projects/demo/topics/gmail",
                        PushConfig.to(webhook).withToken("pusher@demo.iam.gserviceaccount.com"));
                pubsub.publish("projects/demo/topics/gmail", "data".getBytes());
                org.awaitility.Awaitility.await()
                        .until(() -> pubsub.statistics().acknowledged() == 1);
                return pubsub.endpoint();
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        }
    }

    @Test
    void webhooksWorkAndTheGrpcServiceSaysWhatIsMissing() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        URL[] withoutGrpc = Arrays.stream(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(file -> !LEFT_OUT.matcher(file.getFileName().toString()).matches())
                .map(WithoutGrpcTest::url)
                .toArray(URL[]::new);
        try (PushEndpoint endpoint = new PushEndpoint();
                URLClassLoader loader = new URLClassLoader(withoutGrpc, ClassLoader.getPlatformClassLoader())) {
            Object use = loader.loadClass(Use.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            @SuppressWarnings("unchecked")
            String said = ((UnaryOperator<String>) use).apply(endpoint.url());
            assertThat(said).contains("io.grpc:grpc-netty-shaded", "com.google.api.grpc:grpc-google-cloud-pubsub-v1");
            assertThat(endpoint.received()).hasSize(1);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}

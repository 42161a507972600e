package io.github.camelgmail.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.MailContent;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.simulator.GmailSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

    private static final int MIB = 1 << 20;

    private final Simulated gmail = new Simulated(GmailSimulator.builder());

    @AfterEach
    void stop() {
        gmail.close();
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "1048000, 1", "1100000, 1", "5200000, 1", "5300000, 3", "36000000, 10"})
    void aMailArrivesByteForByteHoweverBigItIs(int size, int requests) {
        byte[] mail = Simulated.bigMail(size);

        Message answer = gmail.await(gmail.client().execute(insert(mail)));

        assertThat(gmail.mailbox().message(answer.getId()).orElseThrow().mail().raw())
                .isEqualTo(mail);
        assertThat(answer.getLabelIds()).contains("INBOX");
        assertThat(requests()).isEqualTo(requests);
    }

    @Test
    void whatIsUploadedCanBeWatched() {
        GmailClient client = gmail.client();
        gmail.await(client.execute(insert(Simulated.bigMail(1_000))));
        long small = client.uploadedBytes();
        byte[] big = Simulated.bigMail(9 * MIB);
        gmail.simulator().faults().on("upload.chunk").skip(2).always().status(503, "");

        failure(client.execute(insert(big)));
        assertThat(client.uploadedBytes() - small).isEqualTo(8 * MIB);
        gmail.simulator().faults().clear();
        gmail.await(client.execute(insert(big)));

        assertThat(client.uploadedBytes() - small).isEqualTo(8 * MIB + big.length);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anUploadThatIsCutTenTimesGoesOnWhereTheServerHasIt(long seed) throws IOException {
        byte[] mail = Simulated.bigMail(20 * MIB);
        Random random = new Random(seed);
        try (CuttingProxy proxy = new CuttingProxy(gmail.simulator().port())) {
            GmailClient client = gmail.client(
                    ClientSettings.builder().quotaProfile(QuotaProfile.NONE).maxRetries(20), proxy.url());
            proxy.cutAfter(random.ints(10, 100_000, 3 * MIB).toArray());

            Message answer = gmail.await(client.execute(insert(mail)));

            assertThat(gmail.mailbox()
                            .message(answer.getId())
                            .orElseThrow()
                            .mail()
                            .raw())
                    .isEqualTo(mail);
            assertThat(gmail.mailbox().messageCount()).isEqualTo(1);
            assertThat(proxy.cutsLeft()).isZero();
        }
    }

    @Test
    void aBigSendWhoseLastAnswerIsLostIsAskedForNotRepeated() {
        gmail.simulator().faults().on("messages.send").times(1).cutAfter();

        Message answer = gmail.await(gmail.client()
                .execute(GmailCall.of(MessagesMethods.SEND).withMedia(Simulated.content(Simulated.bigMail(6 * MIB)))));

        assertThat(answer.getLabelIds()).contains("SENT");
        assertThat(gmail.mailbox().messageCount()).isEqualTo(1);
    }

    @Test
    void aSessionThatIsGoneBeginsAnew() {
        gmail.simulator().faults().on("upload.chunk").times(1).status(404, "{}");
        byte[] mail = Simulated.bigMail(20 * MIB);

        Message answer = gmail.await(gmail.client().execute(insert(mail)));

        assertThat(gmail.mailbox().message(answer.getId()).orElseThrow().mail().raw())
                .isEqualTo(mail);
        assertThat(gmail.simulator().requests().of("upload.start")).hasSize(2);
    }

    @Test
    void aMailThatIsTooBigIsRefusedBeforeItIsSent() {
        GmailException failure = failure(gmail.client()
                .execute(GmailCall.of(MessagesMethods.SEND).withMedia(Simulated.content(new byte[37 * MIB]))));

        assertThat(failure).hasMessageContaining("38797312 bytes").hasMessageContaining("36700160");
        assertThat(requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 2 * MIB, 6 * MIB})
    void aMailThatCannotBeReadIsTheCallersTroubleNotTheNetworks(int size) {
        MailContent broken = new MailContent() {
            @Override
            public long length() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("the file is gone");
            }
        };

        GmailException failure = failure(
                gmail.client().execute(GmailCall.of(MessagesMethods.SEND).withMedia(broken)));

        assertThat(failure).isExactlyInstanceOf(GmailException.class).hasMessageContaining("the file is gone");
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(gmail.mailbox().messageCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, 36_000_000})
    void aRawMailIsDownloadedByteForByte(int size) {
        byte[] mail = Simulated.bigMail(size);
        String id = gmail.mailbox().receive(mail).id();
        byte[] stored = gmail.mailbox().message(id).orElseThrow().mail().raw();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message answer = gmail.await(gmail.client().download(raw(id), () -> out));

        assertThat(out.toByteArray()).isEqualTo(stored);
        assertThat(answer.getId()).isEqualTo(id);
        assertThat(answer.getLabelIds()).contains("INBOX");
        assertThat(answer.getRaw()).isNull();
    }

    @Test
    void aDownloadThatIsCutBeginsAnewInANewStream() throws IOException {
        byte[] mail = Simulated.bigMail(3 * MIB);
        String id = gmail.mailbox().receive(mail).id();
        gmail.simulator().faults().on("messages.get").times(2).cutAfter();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        gmail.await(gmail.client().download(raw(id), () -> {
            out.reset();
            return out;
        }));

        assertThat(out.toByteArray())
                .isEqualTo(gmail.mailbox().message(id).orElseThrow().mail().raw());
    }

    @Test
    void aStreamThatTakesNoMoreIsTheCallersTroubleNotTheNetworks() {
        String id = gmail.mailbox().receive(Simulated.bigMail(MIB)).id();

        GmailException failure = failure(gmail.client().download(raw(id), () -> new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        }));

        assertThat(failure).hasMessageContaining("can't be stored").hasMessageContaining("No space left on device");
        assertThat(failure.attempts()).isEqualTo(1);
    }

    /** How many there were, without those for tokens. */
    private long requests() {
        return gmail.simulator().requests().httpRequests()
                - gmail.simulator().requests().calls("token");
    }

    private GmailException failure(CompletableFuture<?> call) {
        return (GmailException) gmail.await(call.handle((result, failure) -> failure));
    }

    private static GmailCall<Message> raw(String id) {
        return GmailCall.of(MessagesMethods.GET).with("id", id).with("format", "raw");
    }

    private static GmailCall<Message> insert(byte[] mail) {
        return GmailCall.of(MessagesMethods.INSERT)
                .withBody(new Message().setLabelIds(List.of("INBOX")))
                .withMedia(Simulated.content(mail));
    }
}

package io.github.camelgmail.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** What comes from outside is read back as it was written, or refused, and never breaks a parser. */
class ParsersTest {

    @Property(tries = 300)
    void readsBackThePartsOfAMultipartBody(@ForAll @Size(max = 8) List<byte[]> contents) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            body.writeBytes("--=_b\r\nX-Part: yes\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("--=_b--\r\n".getBytes(StandardCharsets.US_ASCII));
        List<Multipart.Part> parts = Multipart.parse("multipart/mixed; boundary=\"=_b\"", body.toByteArray());
        assertThat(parts).extracting(Multipart.Part::content).containsExactlyElementsOf(contents);
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.headers().get("x-part")).isEqualTo("yes"));
    }

    @Property(tries = 500)
    void survivesAnyMultipartBody(
            @ForAll
                    @CharRange(from = '\n', to = '\r')
                    @CharRange(from = '-', to = '.')
                    @CharRange(from = 'a', to = 'c')
                    @StringLength(max = 60)
                    String body) {
        assertThatCode(() -> Multipart.parse("multipart/mixed; boundary=b", body.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 500)
    void refusesWhatIsNoMaskInGooglesShape(
            @ForAll @CharRange(from = 'a', to = 'c') @CharRange(from = '(', to = '/') @StringLength(max = 20)
                    String mask) {
        try {
            FieldMask.parse(mask);
        } catch (ApiFailure e) {
            assertThat(e.status()).isEqualTo(400);
        }
    }
}

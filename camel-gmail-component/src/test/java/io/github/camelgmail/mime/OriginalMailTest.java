package io.github.camelgmail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import com.google.api.services.gmail.model.MessagePartHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalMailTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lunch | Re: Lunch | Fwd: Lunch",
                "Re: Lunch | Re: Lunch | Fwd: Re: Lunch",
                "RE: Re: AW: Lunch | Re: Lunch | Fwd: RE: Re: AW: Lunch",
                "Sv : Re[2]:Lunch | Re: Lunch | Fwd: Sv : Re[2]:Lunch",
                "Fwd: WG: Lunch | Re: Fwd: WG: Lunch | Fwd: Lunch",
                "回复：午餐 | Re: 午餐 | Fwd: 回复：午餐",
                "Regarding: Lunch | Re: Regarding: Lunch | Fwd: Regarding: Lunch",
                "=?utf-8?q?Re=3A_Caf=C3=A9?= | Re: Café | Fwd: Re: Café",
                "'' | Re: | Fwd:"
            })
    void aSubjectGetsOnePrefix(String subject, String reply, String forward) {
        OriginalMail mail = header("Subject", subject);

        assertThat(mail.replySubject()).isEqualTo(reply);
        assertThat(mail.forwardSubject()).isEqualTo(forward);
    }

    @Test
    void referencesAreTheParentsAndItsId() {
        assertThat(header("Message-Id", "<c@x>", "references", "<a@x>\r\n <b@x>", "In-Reply-To", "<b@x>")
                        .replyFields())
                .containsEntry("In-Reply-To", "<c@x>")
                .containsEntry("References", "<a@x> <b@x> <c@x>");
        assertThat(header("Message-ID", "<c@x>", "In-Reply-To", "<b@x>").references())
                .isEqualTo("<b@x> <c@x>");
        assertThat(header("Message-ID", "<c@x>", "In-Reply-To", "<a@x> <b@x>").references())
                .isEqualTo("<c@x>");
        assertThat(header("Subject", "no id").replyFields()).isEmpty();
    }

    @Test
    void ofALongThreadTheFirstAndTheLatestIdsStay() {
        String references = IntStream.range(0, 1_000)
                .mapToObj(i -> "<message-" + i + "@mail.example.org>")
                .collect(Collectors.joining(" "));

        String kept =
                header("Message-ID", "<parent@x>", "References", references).references();

        assertThat(kept.length()).isBetween(MessageIds.MAX_REFERENCES - 100, MessageIds.MAX_REFERENCES);
        assertThat(kept)
                .startsWith("<message-0@mail.example.org> <message-")
                .endsWith(" <message-998@mail.example.org> <message-999@mail.example.org> <parent@x>");
    }

    @Test
    void whatIsNoAddressIsPassedOver() {
        OriginalMail mail = header(
                "From", "\"Doe, Jane\" <jane@example.org>",
                "Reply-To", "nobody, <>, undisclosed-recipients:;",
                "Reply-To", "=?utf-8?q?J=C3=A4ne=2C_D=2E?= <desk@example.org>, team: a@example.org, <b@x\u0000y>;");

        assertThat(mail.recipients(false, address -> false).to())
                .extracting(address -> address.getPersonal() + " " + address.getAddress())
                .containsExactly("Jäne, D. desk@example.org", "null a@example.org");
    }

    private static OriginalMail header(String... namesAndValues) {
        List<MessagePartHeader> headers = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(new MessagePartHeader().setName(namesAndValues[i]).setValue(namesAndValues[i + 1]));
        }
        return OriginalMail.ofHeader(new Message()
                .setId("1")
                .setPayload(new MessagePart().setPartId("").setHeaders(headers)));
    }
}

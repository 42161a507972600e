package io.github.camelgmail.operation;

import com.google.api.services.gmail.model.SendAs;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.SendAsMethods;
import io.github.camelgmail.settings.OwnAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Sets a signature: that of the mailbox's own address, unless {@code sendAsEmail} names an alias. It is the option
 * {@code signature}, which is HTML, or else the message's body, which is HTML or plain text. An empty body clears it.
 */
final class SignatureOperation implements Operation {

    static final String NAME = "settings.signature";

    @Override
    public Set<String> arguments() {
        return Set.of("sendAsEmail", "signature", "contentType");
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        SendAs alias = new SendAs().setSignature(signature(arguments));
        return sendAsEmail(mailbox, arguments)
                .thenCompose(email -> mailbox.client()
                        .execute(GmailCall.of(SendAsMethods.PATCH)
                                .with("sendAsEmail", email)
                                .withBody(alias)))
                .thenApply(Answers::of);
    }

    /** The alias that is asked for, or else the mailbox's own address. */
    static CompletableFuture<String> sendAsEmail(Mailbox mailbox, Arguments arguments) {
        return arguments
                .text("sendAsEmail")
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> OwnAddress.of(mailbox.client()));
    }

    private static String signature(Arguments arguments) {
        Optional<String> option = arguments.find("signature").map(String::valueOf);
        return option.or(() -> ShownText.of(arguments, NAME, "text/html").map(ShownText::asHtml))
                .orElseThrow(() -> new IllegalArgumentException("Operation " + NAME
                        + " needs a body, the option signature or the header " + Arguments.header("signature")
                        + ": found none of them"));
    }
}

package io.github.camelgmail.smime;

import com.google.api.services.gmail.model.SmimeInfo;
import io.github.camelgmail.api.GmailCall;
import io.github.camelgmail.api.SmimeInfoMethods;
import io.github.camelgmail.client.GmailClient;
import io.github.camelgmail.smime.CertificateOutcome.Action;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Keeps the certificate that is valid longest the default of an alias, and uploads another one when that ends soon. Doing so
 * twice does no more than doing so once.
 */
public final class CertificateKeeper {

    private final Clock clock;
    private final Duration renewBefore;

    /** @param renewBefore how long a certificate has to be valid yet for none to be uploaded */
    public CertificateKeeper(Clock clock, Duration renewBefore) {
        this.clock = clock;
        this.renewBefore = renewBefore;
    }

    /**
     * Looks after one alias.
     *
     * @param keyFile asked only when a certificate has to be uploaded; may throw {@link IllegalArgumentException}
     * @return fails with that, or with a {@code GmailException}; the best of the certificates that are there has been made
     *     the default even then
     */
    public CompletableFuture<CertificateOutcome> ensure(
            GmailClient client, String sendAsEmail, Supplier<KeyFile> keyFile) {
        return client.execute(GmailCall.of(SmimeInfoMethods.LIST).with("sendAsEmail", sendAsEmail))
                .thenCompose(response -> {
                    List<SmimeInfo> infos = response.getSmimeInfo() == null ? List.of() : response.getSmimeInfo();
                    List<StoredCertificate> stored =
                            infos.stream().map(StoredCertificate::of).toList();
                    return new Alias(client, sendAsEmail, clock.instant(), stored).ensure(keyFile);
                });
    }

    /** One alias at one time, with the certificates that it has. */
    private final class Alias {

        private final GmailClient client;
        private final String sendAsEmail;
        private final Instant now;
        private final List<StoredCertificate> stored;
        private final Optional<StoredCertificate> best;

        private Alias(GmailClient client, String sendAsEmail, Instant now, List<StoredCertificate> stored) {
            this.client = client;
            this.sendAsEmail = sendAsEmail;
            this.now = now;
            this.stored = stored;
            this.best = stored.stream()
                    .filter(certificate -> certificate.isUsable(sendAsEmail, now))
                    .max(Comparator.comparing(StoredCertificate::validUntil)
                            .thenComparing(StoredCertificate::isDefault));
        }

        private CompletableFuture<CertificateOutcome> ensure(Supplier<KeyFile> keyFile) {
            if (best.filter(certificate -> !certificate.validUntil().isBefore(now.plus(renewBefore)))
                    .isPresent()) {
                return makeDefault(best.get(), null);
            }
            return renew(keyFile)
                    .handle((outcome, failure) -> failure == null
                            ? CompletableFuture.completedFuture(outcome)
                            : best.map(certificate -> makeDefault(certificate, null))
                                    .orElseGet(() -> CompletableFuture.completedFuture(null))
                                    .<CertificateOutcome>thenCompose(done -> CompletableFuture.failedFuture(failure)))
                    .thenCompose(next -> next);
        }

        private CompletableFuture<CertificateOutcome> renew(Supplier<KeyFile> keyFile) {
            KeyFile file;
            try {
                file = keyFile.get();
            } catch (IllegalArgumentException e) {
                return CompletableFuture.failedFuture(e);
            }
            Instant until = file.certificate().getNotAfter().toInstant();
            if (best.filter(certificate -> !certificate.validUntil().isBefore(until))
                    .isPresent()) {
                return makeDefault(best.get(), "it ends soon, and the one given is not valid for longer");
            }
            // Uploaded before, but not usable: Gmail would only have it twice.
            if (stored.stream().anyMatch(certificate -> certificate.holds(file.certificate()))) {
                return CompletableFuture.failedFuture(new IllegalArgumentException(
                        "The certificate given has been uploaded already and can't be used now"));
            }
            return client.execute(GmailCall.of(SmimeInfoMethods.INSERT)
                            .with("sendAsEmail", sendAsEmail)
                            .withBody(file.toUpload()))
                    .thenCompose(info -> (Boolean.TRUE.equals(info.getIsDefault())
                                    ? CompletableFuture.<Void>completedFuture(null)
                                    : setDefault(info.getId()))
                            .thenApply(done -> outcome(Action.UPLOADED, info.getId(), until, null)));
        }

        private CompletableFuture<CertificateOutcome> makeDefault(StoredCertificate certificate, String reason) {
            Action action = certificate.isDefault() ? Action.KEPT : Action.MADE_DEFAULT;
            CompletableFuture<Void> done =
                    certificate.isDefault() ? CompletableFuture.completedFuture(null) : setDefault(certificate.id());
            return done.thenApply(nothing -> outcome(action, certificate.id(), certificate.validUntil(), reason));
        }

        private CompletableFuture<Void> setDefault(String id) {
            return client.execute(GmailCall.of(SmimeInfoMethods.SET_DEFAULT)
                    .with("sendAsEmail", sendAsEmail)
                    .with("id", id));
        }

        private CertificateOutcome outcome(Action action, String id, Instant expiration, String reason) {
            return new CertificateOutcome(client.mailbox(), sendAsEmail, action, id, expiration, reason);
        }
    }
}

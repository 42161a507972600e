package io.github.camelgmail.operation;

import io.github.camelgmail.smime.CertificateKeeper;
import io.github.camelgmail.smime.CertificateList;
import io.github.camelgmail.smime.CertificateOutcome;
import io.github.camelgmail.smime.CertificateOutcome.Action;
import io.github.camelgmail.smime.CertificateRow;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps the S/MIME certificate that is valid longest the default of an alias, and uploads the one given when that ends soon.
 * Does so for one mailbox, or for each of a list, where one that fails is no matter to the others.
 */
final class EnsureCertificateOperation implements Operation {

    static final String NAME = "smime.ensure";

    /** How many mailboxes are worked on at the same time; each of them has calls in its turn. */
    private static final int LANES = 8;

    private static final String ID = Arguments.header("smimeInfoId");
    private static final String FAILURES = Arguments.header("failures");

    private final Clock clock;

    EnsureCertificateOperation(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> arguments() {
        return Set.of("sendAsEmail", "pkcs12", "encryptedKeyPassword", "renewBefore");
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        Duration renewBefore = arguments.duration("renewBefore").orElse(Duration.ZERO);
        CertificateKeeper keeper = new CertificateKeeper(clock, renewBefore);
        Optional<List<CertificateRow>> list = list(arguments.message().getBody());
        if (list.isPresent()) {
            return many(mailbox, list.get(), keeper);
        }
        Optional<KeyFileArgument> file = KeyFileArgument.of(arguments);
        if (file.isPresent() && CertificateList.isList(file.get().content())) {
            return many(mailbox, CertificateList.read(file.get().content()), keeper);
        }
        return one(mailbox, arguments, file, keeper);
    }

    private CompletableFuture<Answer> one(
            Mailbox mailbox, Arguments arguments, Optional<KeyFileArgument> given, CertificateKeeper keeper) {
        return SignatureOperation.sendAsEmail(mailbox, arguments)
                .thenCompose(alias -> keeper.ensure(mailbox.client(), alias, () -> {
                    KeyFileArgument file = given.orElseThrow(() -> new IllegalArgumentException("Operation " + NAME
                            + " has to upload a certificate and needs a PKCS#12 file as its body, or in the option"
                            + " pkcs12: found neither"));
                    return file.read().checked(file.origin(), alias, clock.instant());
                }))
                .thenApply(outcome -> new Answer(outcome, Map.of(ID, outcome.smimeInfoId())));
    }

    /** Mailboxes go side by side; the aliases of one of them one after the other. */
    private CompletableFuture<Answer> many(Mailbox mailbox, List<CertificateRow> rows, CertificateKeeper keeper) {
        CompletableFuture<?>[] lanes = new CompletableFuture<?>[LANES];
        Arrays.fill(lanes, CompletableFuture.completedFuture(null));
        List<CompletableFuture<CertificateOutcome>> outcomes = new ArrayList<>();
        for (CertificateRow row : rows) {
            int lane = Math.floorMod(
                    String.valueOf(row.mailbox()).toLowerCase(Locale.ROOT).hashCode(), LANES);
            CompletableFuture<CertificateOutcome> outcome =
                    lanes[lane].thenCompose(done -> outcome(mailbox, row, keeper));
            lanes[lane] = outcome;
            outcomes.add(outcome);
        }
        return CompletableFuture.allOf(lanes)
                .thenApply(done ->
                        answer(outcomes.stream().map(CompletableFuture::join).toList()));
    }

    private static Answer answer(List<CertificateOutcome> outcomes) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(ID, null);
        headers.put(FAILURES, (int) outcomes.stream()
                .filter(outcome -> outcome.action() == Action.FAILED)
                .count());
        return new Answer(outcomes, headers);
    }

    /** Never fails. */
    private CompletableFuture<CertificateOutcome> outcome(
            Mailbox mailbox, CertificateRow row, CertificateKeeper keeper) {
        try {
            return ensure(mailbox, row, keeper)
                    .exceptionally(failure -> CertificateOutcome.failed(row.mailbox(), row.sendAsEmail(), failure));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(CertificateOutcome.failed(row.mailbox(), row.sendAsEmail(), e));
        }
    }

    private CompletableFuture<CertificateOutcome> ensure(
            Mailbox mailbox, CertificateRow row, CertificateKeeper keeper) {
        if (row.mailbox() == null) {
            throw new IllegalArgumentException("Column mailbox is empty");
        }
        Mailbox own = mailbox.other(row.mailbox());
        String alias = row.sendAsEmail() == null ? row.mailbox() : row.sendAsEmail();
        return keeper.ensure(
                own.client(), alias, () -> row.keyFile().checked("file " + row.file(), alias, clock.instant()));
    }

    private static Optional<List<CertificateRow>> list(Object body) {
        if (!(body instanceof Collection<?> rows)) {
            return Optional.empty();
        }
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object row : rows) {
            if (!(row instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("Operation " + NAME + " takes a list of Maps: found in it "
                        + (row == null ? "nothing" : row.getClass().getName()));
            }
            maps.add(map);
        }
        return Optional.of(CertificateList.of(maps));
    }
}

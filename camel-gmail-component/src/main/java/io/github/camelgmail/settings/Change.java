package io.github.camelgmail.settings;

import io.github.camelgmail.client.Await;
import io.github.camelgmail.settings.SettingsStep.Status;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A step with what carries it out.
 *
 * @param step as it is planned; nothing is run for one that is pending already
 * @param run  gives null when it is done, or why it is pending after all
 */
record Change(SettingsStep step, Supplier<CompletableFuture<String>> run) {

    static final String CONSENT = "the owner of the address has not agreed yet";

    static Change pending(SettingsStep step) {
        return new Change(step.with(Status.PENDING, CONSENT), null);
    }

    /** Never fails: a failure is the step's status. */
    CompletableFuture<SettingsStep> apply() {
        if (step.status() == Status.PENDING) {
            return CompletableFuture.completedFuture(step);
        }
        try {
            return run.get()
                    .handle((waits, failure) -> failure != null
                            ? failed(failure)
                            : step.with(waits == null ? Status.DONE : Status.PENDING, waits));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failed(e));
        }
    }

    private SettingsStep failed(Throwable failure) {
        return step.with(Status.FAILED, Await.cause(failure).getMessage());
    }
}

package io.github.camelgmail.operation;

import io.github.camelgmail.settings.DesiredSettings;
import io.github.camelgmail.settings.SettingsFile;
import io.github.camelgmail.settings.SettingsPlan;
import io.github.camelgmail.settings.SettingsStep;
import io.github.camelgmail.settings.SettingsStep.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Makes a mailbox's settings what a file says: the message's body, as YAML or a {@code Map}. Answers with the steps that
 * this took; with {@code dryRun=true}, with those that it would take.
 */
final class ApplySettingsOperation implements Operation {

    static final String NAME = "settings.apply";

    private static final String CHANGES = Arguments.header("changes");
    private static final String PENDING = Arguments.header("pending");
    private static final String FAILURES = Arguments.header("failures");

    @Override
    public Set<String> arguments() {
        return Set.of("dryRun", "prune");
    }

    @Override
    public CompletableFuture<Answer> run(Mailbox mailbox, Arguments arguments) {
        boolean dryRun = arguments.isTrue("dryRun");
        return SettingsPlan.of(
                        mailbox.client(), desired(arguments), arguments.isTrue("prune"), mailbox.adaptedSettings())
                .thenCompose(plan -> dryRun ? CompletableFuture.completedFuture(plan.steps()) : plan.apply())
                .thenApply(ApplySettingsOperation::answer);
    }

    private static DesiredSettings desired(Arguments arguments) {
        Object body = arguments.message().getBody();
        if (body instanceof Map<?, ?>) {
            return SettingsFile.of(body);
        }
        String text = arguments.message().getBody(String.class);
        if (text == null) {
            throw new IllegalArgumentException("Operation " + NAME + " needs settings as its body: found "
                    + (body == null ? "none" : body.getClass().getName())
                    + ", allowed: YAML as text, stream or file, or a Map");
        }
        return SettingsFile.read(text);
    }

    private static Answer answer(List<SettingsStep> steps) {
        return new Answer(
                steps,
                Map.of(
                        CHANGES,
                        count(steps, Status.PLANNED) + count(steps, Status.DONE),
                        PENDING,
                        count(steps, Status.PENDING),
                        FAILURES,
                        count(steps, Status.FAILED)));
    }

    private static int count(List<SettingsStep> steps, Status status) {
        return (int) steps.stream().filter(step -> step.status() == status).count();
    }
}

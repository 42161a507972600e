package io.github.camelgmail.operation;

import io.github.camelgmail.api.CseIdentitiesMethods;
import io.github.camelgmail.api.CseKeyPairsMethods;
import io.github.camelgmail.api.DelegatesMethods;
import io.github.camelgmail.api.DraftsMethods;
import io.github.camelgmail.api.EditDistance;
import io.github.camelgmail.api.FiltersMethods;
import io.github.camelgmail.api.ForwardingAddressesMethods;
import io.github.camelgmail.api.GmailMethod;
import io.github.camelgmail.api.GmailMethods;
import io.github.camelgmail.api.LabelsMethods;
import io.github.camelgmail.api.MessagesMethods;
import io.github.camelgmail.api.SendAsMethods;
import io.github.camelgmail.api.SmimeInfoMethods;
import io.github.camelgmail.api.ThreadsMethods;
import io.github.camelgmail.api.UsersMethods;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every operation by its name. */
public final class Operations {

    /** Methods on one thing that routes have lists of. */
    private static final List<GmailMethod<?>> ITEMS = List.of(
            MessagesMethods.GET,
            MessagesMethods.MODIFY,
            MessagesMethods.TRASH,
            MessagesMethods.UNTRASH,
            MessagesMethods.DELETE,
            ThreadsMethods.GET,
            ThreadsMethods.MODIFY,
            ThreadsMethods.TRASH,
            ThreadsMethods.UNTRASH,
            ThreadsMethods.DELETE,
            DraftsMethods.GET,
            DraftsMethods.DELETE);

    private static final Map<String, Operation> BY_NAME = byName();

    private static final Set<String> ARGUMENTS = BY_NAME.values().stream()
            .flatMap(operation -> operation.arguments().stream())
            .collect(Collectors.toUnmodifiableSet());

    private Operations() {}

    /**
     * The operation of this name.
     *
     * @param origin where the name was found, for the error message
     * @throws IllegalArgumentException when there is none, listing the nearest names
     */
    public static Operation named(String name, String origin) {
        Operation operation = BY_NAME.get(name);
        if (operation == null) {
            throw new IllegalArgumentException(
                    "Unknown operation in " + origin + ": found '" + name + "', did you mean " + nearest(name) + "?");
        }
        return operation;
    }

    /** The names of all operations. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The names of all that any operation takes. */
    public static Set<String> arguments() {
        return ARGUMENTS;
    }

    /** The names of operations that are most like this one. */
    private static String nearest(String name) {
        return nearest(name, BY_NAME.keySet());
    }

    /** Those of some names that are most like this one, for an error message. */
    public static String nearest(String name, Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(known -> EditDistance.between(known, name)))
                .limit(3)
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Operation> byName() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        for (GmailMethod<?> method : GmailMethods.all()) {
            operations.put(method.id(), new MethodOperation<>(method));
        }
        List.of(MessagesMethods.SEND, MessagesMethods.INSERT, MessagesMethods.IMPORT)
                .forEach(method -> operations.put(method.id(), new MailOperation(method)));
        List.of(DraftsMethods.CREATE, DraftsMethods.UPDATE, DraftsMethods.SEND)
                .forEach(method -> operations.put(method.id(), new DraftOperation<>(method)));
        List.of(MessagesMethods.GET, MessagesMethods.GET_ATTACHMENT)
                .forEach(method -> operations.put(method.id(), new DownloadOperation<>(method)));
        putList(operations, DraftsMethods.LIST, "drafts");
        putList(operations, MessagesMethods.LIST, "messages");
        putList(operations, ThreadsMethods.LIST, "threads");
        putList(operations, UsersMethods.LIST_HISTORY, "history");
        putList(operations, LabelsMethods.LIST, "labels");
        putList(operations, SendAsMethods.LIST, "sendAs");
        putList(operations, SmimeInfoMethods.LIST, "smimeInfo");
        putList(operations, FiltersMethods.LIST, "filter");
        putList(operations, ForwardingAddressesMethods.LIST, "forwardingAddresses");
        putList(operations, DelegatesMethods.LIST, "delegates");
        putList(operations, CseIdentitiesMethods.LIST, "cseIdentities");
        putList(operations, CseKeyPairsMethods.LIST, "cseKeyPairs");
        operations.put(MessagesMethods.BATCH_MODIFY.id(), BulkOperation.ofModify());
        operations.put(MessagesMethods.BATCH_DELETE.id(), BulkOperation.ofDelete());
        ITEMS.forEach(method ->
                operations.computeIfPresent(method.id(), (id, single) -> new ItemsOperation<>(method, single)));
        operations.put("reply", new ReplyOperation("reply", false));
        operations.put("replyAll", new ReplyOperation("replyAll", true));
        operations.put("forward", new ForwardOperation());
        operations.put("feed", new FeedOperation());
        operations.put(SignatureOperation.NAME, new SignatureOperation());
        operations.put(VacationOperation.NAME, new VacationOperation());
        operations.put(AutoForwardingOperation.NAME, new AutoForwardingOperation());
        operations.put(SmimeInfoMethods.INSERT.id(), new InsertCertificateOperation(Clock.systemUTC()));
        operations.put(ApplySettingsOperation.NAME, new ApplySettingsOperation());
        operations.put(EnsureCertificateOperation.NAME, new EnsureCertificateOperation(Clock.systemUTC()));
        operations.put(PushSetupOperation.NAME, new PushSetupOperation());
        return operations;
    }

    private static void putList(Map<String, Operation> operations, GmailMethod<?> method, String items) {
        operations.put(method.id(), new ListOperation<>(method, items));
    }
}

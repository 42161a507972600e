package io.github.camelgmail.simulator.search;

import io.github.camelgmail.simulator.mail.MailPart;
import io.github.camelgmail.simulator.mail.ParsedMail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A message during one match: cuts its text into words once, and only if a term asks for words. Not thread-safe. */
final class Candidate {

    private static final List<String> ADDRESS_FIELDS = List.of("From", "To", "Cc", "Bcc", "Reply-To");

    private final SearchableMessage message;
    private List<List<String>> fields;

    Candidate(SearchableMessage message) {
        this.message = message;
    }

    SearchableMessage message() {
        return message;
    }

    ParsedMail mail() {
        return message.mail();
    }

    boolean hasLabel(String id) {
        return message.labelIds().contains(id);
    }

    /** Whether the phrase stands in one of the fields that words are searched in. */
    boolean contains(List<String> phrase) {
        if (fields == null) {
            fields = searchedTexts().map(Words::of).toList();
        }
        return fields.stream().anyMatch(field -> Words.contain(field, phrase));
    }

    /** Whether some text part holds the string as it stands, markup included. */
    boolean textHolds(String part) {
        return leaves(mail().root())
                .filter(MailPart::inline)
                .anyMatch(leaf -> new String(leaf.content(), StandardCharsets.UTF_8).contains(part));
    }

    private Stream<String> searchedTexts() {
        ParsedMail mail = mail();
        List<String> texts = new ArrayList<>();
        texts.add(mail.header("Subject").orElse(""));
        texts.add(mail.text());
        for (String name : ADDRESS_FIELDS) {
            texts.addAll(mail.addresses(name));
            texts.addAll(mail.displayNames(name));
        }
        texts.addAll(mail.attachmentNames());
        return texts.stream();
    }

    private static Stream<MailPart> leaves(MailPart part) {
        return part.parts().isEmpty() ? Stream.of(part) : part.parts().stream().flatMap(Candidate::leaves);
    }
}

package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelgmail.simulator.mailbox.MailSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ApiMethodsTest {

    private static final Pattern FIELD = Pattern.compile("(?:^|,)(?:\"([^\"]*)\"|([^,]*))");
    private static final int SCOPES_FIELD = 7;

    private final List<ApiMethod> methods = ApiMethods.of(new MailSystem(Clock.systemUTC()));

    @Test
    void everyMethodOfTheServedResourcesIsThereOnce() {
        assertThat(methods)
                .extracting(ApiMethod::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrder(
                        "getProfile",
                        "messages.get",
                        "messages.list",
                        "messages.send",
                        "messages.insert",
                        "messages.import",
                        "messages.modify",
                        "messages.batchModify",
                        "messages.trash",
                        "messages.untrash",
                        "messages.delete",
                        "messages.batchDelete",
                        "messages.attachments.get",
                        "threads.get",
                        "threads.list",
                        "threads.modify",
                        "threads.trash",
                        "threads.untrash",
                        "threads.delete",
                        "labels.list",
                        "labels.get",
                        "labels.create",
                        "labels.update",
                        "labels.patch",
                        "labels.delete",
                        "drafts.list",
                        "drafts.get",
                        "drafts.create",
                        "drafts.update",
                        "drafts.send",
                        "drafts.delete",
                        "history.list");
    }

    /** Compares with a table of the API's methods, where one is present; it is not part of the project. */
    @Test
    void pathsPricesUploadsAndScopesAreThoseOfTheReference() throws IOException {
        Path table = Path.of(System.getProperty("corpus.dir", "../../shared"), "gmail", "methods.csv");
        assumeTrue(Files.isRegularFile(table), "no table of methods");
        List<String> lines = Files.readAllLines(table);

        for (ApiMethod method : methods) {
            String line = lines.stream()
                    .filter(candidate -> candidate.startsWith("gmail.users." + method.id() + ","))
                    .findFirst()
                    .orElseThrow();
            assertThat(line).startsWith("gmail.users.%s,%s,%s,".formatted(method.id(), method.verb(), method.path()));
            assertThat(line)
                    .containsPattern(
                            method.id().equals("labels.patch")
                                    ? "assume 5 as labels.update"
                                    : ",%d,%d,yes".formatted(method.legacyUnits(), method.standardUnits()));
            assertThat(line.contains("max=" + method.maxUploadBytes() + " bytes"))
                    .isEqualTo(method.maxUploadBytes() > 0);
            String scopeField = FIELD.matcher(line)
                    .results()
                    .skip(SCOPES_FIELD)
                    .map(field -> field.group(1) == null ? field.group(2) : field.group(1))
                    .findFirst()
                    .orElseThrow();
            List<String> scopes = Arrays.stream(
                            scopeField.replace("(add-on only)", "").split(" , "))
                    .map(String::strip)
                    .map(scope -> scope.equals("mail.google.com")
                            ? "https://mail.google.com/"
                            : "https://www.googleapis.com/auth/" + scope)
                    .toList();
            assertThat(method.scopes()).as(method.id()).containsExactlyInAnyOrderElementsOf(scopes);
        }
    }
}

package io.github.camelgmail.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.simulator.mailbox.MailSystem;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiMethodsTest {

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
}

package io.github.camelgmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.gmail.model.Message;
import io.github.camelgmail.client.GmailException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Lists that a splitter works on while they are fetched. */
class StreamingListTest extends RouteTest {

    private static final String LIST = "gmail:me?operation=messages.list&streaming=true&maxResults=3";

    private final List<String> split = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> pagesBefore = Collections.synchronizedList(new ArrayList<>());

    @Test
    void theSplitterGetsItemsBeforeTheLastPageIsFetched() throws Exception {
        received(8);

        assertThat(splitting(LIST).getException()).isNull();

        assertThat(split).hasSize(8).doesNotHaveDuplicates();
        assertThat(pagesBefore).containsExactly(1, 1, 2, 2, 2, 3, 3, 3);
    }

    @Test
    void theLimitEndsItWithoutAnotherPage() throws Exception {
        received(8);

        splitting(LIST + "&limit=6");

        assertThat(split).hasSize(6);
        assertThat(pages()).isEqualTo(2);
    }

    @Test
    void aPageThatFailsFailsTheRouteAfterTheItemsBefore() throws Exception {
        received(8);
        options(context).setMaxRetries(0);
        GMAIL.simulator().faults().on("messages.list").skip(1).times(1).status(400, "{}");

        Exchange failed = splitting(LIST);

        assertThat(failed.getException()).isInstanceOf(GmailException.class).hasMessageContaining("messages.list");
        assertThat(split).hasSize(3);
    }

    @Test
    void itIsAnIteratorOfWhateverIsListed() {
        received(2);

        Iterator<?> threads = (Iterator<?>) call("gmail:me?operation=threads.list&streaming=true", null, Map.of());
        Iterator<?> labels = (Iterator<?>) call("gmail:me?operation=labels.list&streaming=true", null, Map.of());
        Iterator<?> none = (Iterator<?>) call("gmail:me?operation=drafts.list&streaming=true", null, Map.of());

        assertThat(threads).toIterable().hasSize(2);
        assertThat(labels).toIterable().isNotEmpty();
        assertThat(none).isExhausted();
        assertThatThrownBy(() -> call(LIST + "&labelIds=None", null, Map.of())).hasStackTraceContaining("'None'");
    }

    private Exchange splitting(String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list")
                        .to(uri)
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(exchange -> {
                            split.add(
                                    exchange.getMessage().getBody(Message.class).getId());
                            pagesBefore.add(pages());
                        });
            }
        });
        context.start();
        return template.request("direct:list", exchange -> {});
    }

    private static int pages() {
        return GMAIL.simulator().requests().of("messages.list").size();
    }

    private static void received(int count) {
        for (int i = 0; i < count; i++) {
            amy().receive(mail("mail " + i, "text"));
        }
    }
}

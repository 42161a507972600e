package io.github.camelgmail.simulator.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgmail.simulator.mail.ParsedMail;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-20T12:00:00Z"), ZoneOffset.UTC);

    private record Message(
            ParsedMail mail, Collection<String> labelIds, Collection<String> labelNames, Instant internalDate)
            implements SearchableMessage {

        @Override
        public Collection<String> ownAddresses() {
            return List.of("bob@example.org");
        }
    }

    /** An invoice that arrived on 10 March 2026 at 9:00 in Los Angeles. */
    private static final Message INVOICE = new Message(
            mail("""
                    Delivered-To: bob@example.org
                    From: =?utf-8?q?Amy_M=C3=BCller?= <amy.m@billing.example.com>
                    To: Bob <bob@example.org>
                    Cc: "Ledger, Main" <ledger@example.org>
                    Bcc: hidden@example.net
                    Subject: Your invoice 4711 for February
                    Message-ID: <CAF+inv-4711@mail.example.com>
                    List-ID: Billing news <news.billing.example.com>
                    Content-Type: multipart/mixed; boundary=b

                    --b
                    Content-Type: text/html; charset=utf-8

                    <p>Dear Bob, please <b>pay</b> the caf\u00e9 bill by Friday: \u8acb\u6c42\u66f8</p>
                    <a href="https://docs.google.com/document/d/1">terms</a>
                    --b
                    Content-Type: application/pdf
                    Content-Disposition: attachment; filename="invoice_4711 final.pdf"

                    x
                    --b--
                    """),
            Set.of("INBOX", "UNREAD", "IMPORTANT", "CATEGORY_UPDATES", "Label_7", "YELLOW_STAR"),
            Set.of("Customers/Big & Small"),
            Instant.parse("2026-03-10T16:00:00Z"));

    private static final Message TRASHED = new Message(
            mail("From: x@example.com\nTo: me@example.org\n\nhello"),
            Set.of("TRASH"),
            Set.of(),
            Instant.parse("2026-03-10T16:00:00Z"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "invoice",
                "INVOICE",
                "invoice 4711",
                "4711 invoice",
                "pay the",
                "cafe",
                "caf\u00e9",
                "CAFE",
                "m\u00fcller",
                "muller",
                "ledger",
                "amy.m@billing.example.com",
                "final.pdf",
                "\u8acb\u6c42\u66f8",
                "\u8acb\u6c42",
                "\"please pay the\"",
                "\"invoice 4711\"",
                "+invoice",
                "-holiday",
                "-\"invoice february\"",
                "--invoice",
                "invoice -holiday -vacation",
                "holiday OR invoice",
                "holiday | invoice",
                "invoice AND bill",
                "holiday OR trip OR invoice",
                "{holiday invoice}",
                "{ holiday invoice }",
                "(invoice bill)",
                "(holiday OR invoice) bill",
                "-(holiday invoice)",
                "-{holiday trip}",
                "invoice AROUND 5 february",
                "from:amy",
                "from:Amy",
                "FROM:amy",
                "from:m\u00fcller",
                "from:example.com",
                "from:billing.example.com",
                "from:amy.m@billing.example.com",
                "from:AMY.M@billing.example.com",
                "from:<amy.m@billing.example.com>",
                "from:@billing.example.com",
                "from:*@billing.example.com",
                "from:\"amy m\u00fcller\"",
                "from:(amy OR david)",
                "from:{david amy}",
                "from: amy",
                "-from:david",
                "from:(-david)",
                "to:bob",
                "to:me",
                "to:ledger@example.org",
                "to:hidden@example.net",
                "cc:ledger",
                "cc:\"ledger, main\"",
                "bcc:hidden",
                "deliveredto:bob@example.org",
                "subject:invoice",
                "subject:(february invoice)",
                "subject:{holiday february}",
                "subject:\"invoice 4711\"",
                "subject:(invoice -holiday)",
                "subject:invoice-4711",
                "list:news.billing.example.com",
                "list:billing.example.com",
                "label:customers-big---small",
                "label:\"customers/big & small\"",
                "label:Customers-Big---Small",
                "label:inbox",
                "label:INBOX",
                "label:important",
                "in:inbox",
                "in:anywhere",
                "in:customers-big---small",
                "-in:sent",
                "-in:chats",
                "is:unread",
                "is:important",
                "-is:starred",
                "-is:read",
                "has:attachment",
                "has:userlabels",
                "has:document",
                "has:drive",
                "has:yellow-star",
                "category:updates",
                "-category:primary",
                "filename:pdf",
                "filename:invoice",
                "filename:\"invoice_4711 final.pdf\"",
                "filename:*.pdf",
                "after:2026/03/10",
                "after:2026-03-10",
                "after:03/10/2026",
                "after:2026/3/10",
                "newer:2026/03/10",
                "before:2026/03/11",
                "older:2026/03/11",
                "after:1773158400",
                "before:1773158401",
                "after:2026",
                "newer_than:10d",
                "newer_than:1m",
                "newer_than:1y",
                "older_than:9d",
                "-older_than:11d",
                "larger:100",
                "smaller:1M",
                "smaller:10K",
                "size:100",
                "smaller:2MB",
                "rfc822msgid:CAF+inv-4711@mail.example.com",
                "rfc822msgid:<CAF+inv-4711@mail.example.com>",
                "subject:holiday OR from:amy",
                "{from:david subject:invoice}",
                "from:amy subject:invoice has:attachment",
                "!!!",
                "-",
                "- invoice",
                "OR",
                "invoice OR",
                "OR invoice",
                "(",
                "invoice )",
                "((((invoice",
                "\"invoice 4711",
                "invoice:4711"
            })
    void finds(String q) {
        assertThat(SearchQuery.parse(q, NOW).matches(INVOICE)).as(q).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "holiday",
                "invoic",
                "voice",
                "-invoice",
                "invoice holiday",
                "\"4711 invoice\"",
                "\"please invoice\"",
                "{holiday trip}",
                "-{holiday invoice}",
                "-(invoice bill)",
                "holiday OR trip",
                "(holiday OR trip) invoice",
                "invoice or holiday",
                "href",
                "document",
                "from:bob",
                "from:exam",
                "from:m@billing.example.com",
                "from:ample.com",
                "-from:amy",
                "from:me",
                "from:(amy david)",
                "to:amy",
                "cc:bob",
                "bcc:bob",
                "subject:bill",
                "subject:(invoice bill)",
                "subject:\"february invoice\"",
                "deliveredto:amy",
                "list:other",
                "label:customers",
                "label:sent",
                "label:starred",
                "in:sent",
                "in:trash",
                "in:archive",
                "is:read",
                "is:starred",
                "-is:unread",
                "has:nouserlabels",
                "has:youtube",
                "has:spreadsheet",
                "has:red-bang",
                "category:primary",
                "category:social",
                "filename:docx",
                "filename:inv",
                "after:2026/03/11",
                "before:2026/03/10",
                "after:1773158401",
                "before:1773158400",
                "newer_than:9d",
                "older_than:10d",
                "older_than:1m",
                "larger:1M",
                "smaller:100",
                "rfc822msgid:other@mail.example.com",
                "in:",
                "from:amy in:",
                "dear AROUND",
                "after:yesterday",
                "larger:big"
            })
    void doesNotFind(String q) {
        assertThat(SearchQuery.parse(q, NOW).matches(INVOICE)).as(q).isFalse();
    }

    @Test
    void orBindsTighterThanAnd() {
        assertThat(found("holiday OR invoice from:david")).isFalse();
        assertThat(found("from:amy holiday OR invoice")).isTrue();
    }

    @Test
    void aDayBeginsAtMidnightInLosAngeles() {
        Message lateOnThe9th = at("2026-03-10T06:59:59Z");
        Message firstOfThe10th = at("2026-03-10T07:00:00Z");

        assertThat(SearchQuery.parse("after:2026/03/10", NOW).matches(lateOnThe9th))
                .isFalse();
        assertThat(SearchQuery.parse("after:2026/03/10", NOW).matches(firstOfThe10th))
                .isTrue();
        assertThat(SearchQuery.parse("before:2026/03/10", NOW).matches(lateOnThe9th))
                .isTrue();
        assertThat(SearchQuery.parse("before:2026/03/10", NOW).matches(firstOfThe10th))
                .isFalse();
    }

    @Test
    void anEmbeddedImageIsNoAttachment() {
        String part = "Content-Type: image/png\nContent-ID: <i>\nContent-Disposition: %s; filename=i.png\n\nx";
        assertThat(SearchQuery.parse("has:attachment", NOW).matches(of(part.formatted("inline"))))
                .isFalse();
        assertThat(SearchQuery.parse("has:attachment", NOW).matches(of(part.formatted("attachment"))))
                .isTrue();
        assertThat(SearchQuery.parse("has:attachment", NOW).matches(of("\nplain text")))
                .isFalse();
    }

    @Test
    void primaryIsTheInboxWithoutAnotherTab() {
        Message plain = new Message(mail("\n"), Set.of("INBOX"), Set.of(), NOW.instant());
        assertThat(SearchQuery.parse("category:primary", NOW).matches(plain)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "in:trash, true",
        "in:spam, true",
        "in:anywhere, true",
        "label:trash, true",
        "is:spam, true",
        "in:(trash OR inbox), true",
        "from:amy {in:inbox in:trash}, true",
        "-in:trash, false",
        "-(in:trash), false",
        "in:inbox, false",
        "subject:trash, false",
        "trash, false"
    })
    void tellsWhetherSpamOrTrashIsAskedFor(String q, boolean expected) {
        assertThat(SearchQuery.parse(q, NOW).namesSpamOrTrash()).isEqualTo(expected);
    }

    @Test
    void trashIsFoundByItsNames() {
        for (String q : List.of("in:trash", "label:trash", "is:trash", "in:bin", "in:anywhere")) {
            assertThat(SearchQuery.parse(q, NOW).matches(TRASHED)).as(q).isTrue();
        }
        assertThat(SearchQuery.parse("in:archive", NOW).matches(TRASHED)).isFalse();
    }

    @Property(tries = 1000)
    void anyTextIsAQuery(@ForAll @Size(max = 12) List<Piece> pieces, @ForAll String text) {
        StringBuilder q = new StringBuilder(text);
        pieces.forEach(piece -> q.append(piece.text));
        SearchQuery query = SearchQuery.parse(q.toString(), NOW);
        query.matches(INVOICE);
        query.matches(TRASHED);
    }

    enum Piece {
        FROM("from:"),
        HAS("has:"),
        AFTER("after:"),
        NEWER("newer_than:"),
        LARGER("larger:"),
        IN("in:"),
        MSGID("rfc822msgid:<"),
        OPEN("("),
        CLOSE(")"),
        BRACE("{"),
        UNBRACE("}"),
        QUOTE("\""),
        MINUS("-"),
        PLUS("+"),
        OR(" OR "),
        AND(" AND "),
        AROUND(" AROUND 9"),
        SPACE(" "),
        NUMBER("99999999999"),
        DATE("2026/13/45"),
        AGE("99999y"),
        AT("@"),
        WORD("invoice");

        private final String text;

        Piece(String text) {
            this.text = text;
        }
    }

    @ParameterizedTest
    @Timeout(20)
    @ValueSource(
            strings = {"(", "-(", "{(", "from:", "from:(", "a:", "-", "\"", " OR ", "a OR ", "-a ", ")", "in:trash "})
    void lengthIsNoDanger(String piece) {
        SearchQuery query = SearchQuery.parse(piece.repeat(50_000), NOW);
        query.matches(INVOICE);
    }

    private static boolean found(String q) {
        return SearchQuery.parse(q, NOW).matches(INVOICE);
    }

    private static Message at(String instant) {
        return new Message(mail("\n"), Set.of(), Set.of(), Instant.parse(instant));
    }

    private static Message of(String raw) {
        return new Message(mail(raw), Set.of(), Set.of(), NOW.instant());
    }

    private static ParsedMail mail(String raw) {
        return ParsedMail.parse(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}

package io.github.camelgmail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The mails that come with Apache Mime4j, and what its authors expect of a parser. */
class Mime4jExpectationsTest {

    private static final List<String> FOLDERS = List.of("/mimetools-testmsgs", "/testmsgs");

    private static final String DOUBLED = "between two boundaries in a row we see no empty part";
    private static final String SHOWN = "a multipart without a part is shown as the text that it is";
    private static final String BASE64_END = "the last octets of base64 that was cut off are kept";
    private static final String SPACE = "space at the end of a line does not tell boundaries apart";

    private static final String BLANK = "a line of white space ends the header: what follows is text, not lost";
    private static final String HEADLESS = "all of a mail without a header is its text";

    /** Where we see another structure or other content, and why. */
    private static final Map<String, String> DIFFERENCES = Map.ofEntries(
            Map.entry("mimetools-testmsgs/2002_06_12_doublebound", DOUBLED),
            Map.entry("mimetools-testmsgs/badbound", SHOWN),
            Map.entry("mimetools-testmsgs/double-bound", DOUBLED),
            Map.entry("mimetools-testmsgs/frag", BASE64_END),
            Map.entry("mimetools-testmsgs/hdr-fakeout", BLANK),
            Map.entry("mimetools-testmsgs/multi-frag", BASE64_END),
            Map.entry("testmsgs/basic-plain-with-bad-header-separator", BLANK),
            Map.entry("testmsgs/ending-boundaries", "a boundary with more text on its line is none to Jakarta Mail"),
            Map.entry("testmsgs/malformedHeader-noheader", HEADLESS),
            Map.entry("testmsgs/malformedHeaderStartsBody-noheader", HEADLESS),
            Map.entry(
                    "testmsgs/malformedHeaderStartsBody-nocrlfcrlf",
                    "a line among header fields that is none is passed over and does not end the header"),
            Map.entry("testmsgs/missing-boundary", SHOWN),
            Map.entry("testmsgs/missing-inner-boundary", SHOWN),
            Map.entry("testmsgs/missing-inner-start-boundary", SHOWN),
            Map.entry("testmsgs/multipartemptypart", "the epilogue is shown as the text of the part that has none"),
            Map.entry("testmsgs/multipartnopart", SHOWN),
            Map.entry("testmsgs/very-long-boundary", SPACE),
            Map.entry("testmsgs/very-very-long-boundary", SPACE),
            Map.entry("testmsgs/weird-boundary", SPACE));

    static List<String> mails() throws Exception {
        URL folder = Objects.requireNonNull(Mime4jExpectationsTest.class.getResource("/mimetools-testmsgs"));
        List<String> mails = new ArrayList<>();
        try (FileSystem jar = FileSystems.newFileSystem(
                URI.create(folder.toString().substring(0, folder.toString().indexOf('!'))), Map.of())) {
            for (String name : FOLDERS) {
                try (Stream<Path> files = Files.list(jar.getPath(name))) {
                    files.map(Path::toString)
                            .filter(file -> file.endsWith(".msg"))
                            .map(file -> file.substring(1, file.length() - 4))
                            .sorted()
                            .forEach(mails::add);
                }
            }
        }
        return mails;
    }

    @ParameterizedTest
    @MethodSource("mails")
    void aMailHasTheExpectedParts(String name) throws Exception {
        Element expected = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(resource(name + "_decoded.xml"))
                .getDocumentElement();
        String wanted = message(expected, name.substring(0, name.indexOf('/') + 1));
        String found = part(new MimeTree().root(MailContent.of(resource(name + ".msg"))));

        if (DIFFERENCES.containsKey(name)) {
            assertThat(found)
                    .as("listed as different: " + DIFFERENCES.get(name))
                    .isNotEqualTo(wanted);
        } else {
            assertThat(found).isEqualTo(wanted);
        }
    }

    private static String part(MailPart part) throws IOException {
        if (part.isMultipart()) {
            List<String> parts = new ArrayList<>();
            for (MailPart child : part.parts()) {
                parts.add(part(child));
            }
            return parts.stream().collect(Collectors.joining(",\n", "multipart(", ")"));
        }
        if (part.mimeType().equals("message/rfc822")) {
            return "message("
                    + part(new MimeTree().root(MailContent.of(part.content().open()))) + ")";
        }
        try (InputStream content = part.content().open()) {
            return content(content);
        }
    }

    private static String message(Element holder, String folder) throws IOException {
        for (Element child : children(holder)) {
            switch (child.getTagName()) {
                case "multipart":
                    List<String> parts = new ArrayList<>();
                    for (Element bodyPart : children(child)) {
                        if (bodyPart.getTagName().equals("body-part")) {
                            parts.add(message(bodyPart, folder));
                        }
                    }
                    return parts.stream().collect(Collectors.joining(",\n", "multipart(", ")"));
                case "message":
                    return "message(" + message(child, folder) + ")";
                case "text-body", "binary-body":
                    try (InputStream content = resource(folder + child.getAttribute("name"))) {
                        return content(content);
                    }
                default:
                // the header
            }
        }
        return "nothing";
    }

    /** As one line; a reader may take a line end for part of the boundary or not. */
    private static String content(InputStream content) throws IOException {
        return "'" + new String(content.readAllBytes(), StandardCharsets.ISO_8859_1).replaceAll("\r?\n", "\\\\n") + "'";
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Mime4jExpectationsTest.class.getResourceAsStream("/" + name), name);
    }
}

package io.github.camelgmail.simulator.mail;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Mail and recorded responses that are not part of the project; tests that need them are skipped where they are absent. */
final class Corpus {

    private Corpus() {}

    /** Files below a folder of the corpus, which lies in {@code corpus.dir} or beside the project. */
    static List<Path> files(String folder, String suffix) {
        Path base = Path.of(System.getProperty("corpus.dir", "../../shared"), folder);
        assumeTrue(Files.isDirectory(base), "no corpus folder " + folder);
        try (Stream<Path> files = Files.walk(base)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

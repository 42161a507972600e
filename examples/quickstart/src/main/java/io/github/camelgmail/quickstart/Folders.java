package io.github.camelgmail.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the example reads and writes.
 *
 * @param mail        the mail it ships
 * @param attachments what it saves
 * @param drop        whose new .eml files arrive as mail
 * @param checkpoints how far it has come on the simulator
 */
record Folders(Path mail, Path attachments, Path drop, Path checkpoints) {

    /** The folders of the example, whether it is started from its own folder or from the project's. */
    static Folders ofExample() {
        Path example = Path.of("examples", "quickstart");
        return in(Files.isDirectory(example) ? example : Path.of(""));
    }

    private static Folders in(Path example) {
        Path home = example.toAbsolutePath();
        return of(home.resolve("mail"), home.resolve("target/quickstart"));
    }

    static Folders of(Path mail, Path output) {
        return new Folders(mail, output.resolve("attachments"), output.resolve("drop"), output.resolve("checkpoints"));
    }

    /** Removes what an earlier run left. A simulator starts with new mailboxes, to which none of it belongs. */
    Folders emptied() throws IOException {
        delete(attachments);
        delete(checkpoints);
        return this;
    }

    /** How many attachments have been saved. */
    long saved() throws IOException {
        if (Files.notExists(attachments)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(attachments)) {
            return files.count();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}

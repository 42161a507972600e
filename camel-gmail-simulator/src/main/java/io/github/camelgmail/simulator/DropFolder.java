package io.github.camelgmail.simulator;

import io.github.camelgmail.simulator.mailbox.Mailbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the .eml files of a folder. A file is delivered once, and only when it has not changed from one look to the next,
 * because whoever writes it may not be done.
 */
final class DropFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
    private static final long LOOK_EVERY_MILLIS = 200;

    private final Path folder;
    private final Path delivered;
    private final Mailbox mailbox;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Set<Path> stuck = new HashSet<>();
    private boolean failing;
    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gmail-simulator-drop-folder");
        thread.setDaemon(true);
        return thread;
    });

    private DropFolder(Path folder, Mailbox mailbox) {
        this.folder = folder;
        this.delivered = folder.resolve("delivered");
        this.mailbox = mailbox;
    }

    static DropFolder watch(Path folder, Mailbox mailbox) throws IOException {
        Files.createDirectories(folder.resolve("delivered"));
        DropFolder drop = new DropFolder(folder, mailbox);
        drop.looker.scheduleWithFixedDelay(drop::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return drop;
    }

    @Override
    public void close() {
        looker.shutdownNow();
    }

    /** What a file looked like. */
    private record Seen(long size, long modifiedMillis) {}

    private void look() {
        try {
            for (Path file : emlFiles()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                Seen now = new Seen(
                        attributes.size(), attributes.lastModifiedTime().toMillis());
                if (!stuck.contains(file) && now.equals(seen.put(file, now))) {
                    deliver(file);
                }
            }
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                LOG.warn("Could not read the drop folder, will go on trying: {}", e.toString());
            }
            failing = true;
        }
    }

    private List<Path> emlFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(MailFiles::isEml)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Moves the file away before it is read, so that another of its name can come meanwhile. */
    private void deliver(Path file) throws IOException {
        seen.remove(file);
        Path mail = unused(file.getFileName().toString());
        try {
            Files.move(file, mail);
        } catch (IOException e) {
            stuck.add(file);
            mail = file;
            LOG.warn("A file of the drop folder is delivered, but can't be moved: {}", e.toString());
        }
        mailbox.receive(Files.readAllBytes(mail));
    }

    private Path unused(String name) {
        Path target = delivered.resolve(name);
        for (int i = 2; Files.exists(target); i++) {
            target = delivered.resolve(name.replaceFirst("(?i)\\.eml$", "-" + i + ".eml"));
        }
        return target;
    }
}

package io.github.camelgmail.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.Reader;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps each checkpoint in a file of its own, {@code <folder>/<mailbox>/<consumer>.json}. A save writes a temporary
 * file, forces it to disk and renames it over the old one, so that a crash leaves the old or the new, never a torn one.
 */
public final class FileCheckpointStore implements CheckpointStore {

    private final Path folder;
    private final Lock lock = new ReentrantLock();

    /** @param folder where the files go; made at the first save when it does not exist */
    public FileCheckpointStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Checkpoint> load(CheckpointKey key) {
        Path file = file(key);
        try {
            return Optional.of(CheckpointFormat.read(key, Files.readString(file, UTF_8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(file, e);
        }
    }

    private static CheckpointException unusable(Path file, Exception e) {
        return new CheckpointException(
                "The checkpoint file " + file.toAbsolutePath() + " cannot be used: " + e.getMessage()
                        + ". Put back a copy of it, or move it away to start the consumer from now on, which skips the"
                        + " mail that came since",
                e);
    }

    /** The stored revision; 0 when there is none. */
    private long revision(CheckpointKey key) {
        Path file = file(key);
        try (Reader text = Files.newBufferedReader(file, UTF_8)) {
            return CheckpointFormat.revision(key, text);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(file, e);
        }
    }

    @Override
    public void save(CheckpointKey key, Checkpoint checkpoint) {
        lock.lock();
        try {
            long found = revision(key);
            if (found != checkpoint.revision() - 1) {
                throw CheckpointException.overtaken(key, found, checkpoint.revision());
            }
            write(file(key), CheckpointFormat.write(key, checkpoint));
        } finally {
            lock.unlock();
        }
    }

    private static void write(Path file, String text) {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(temporary, CREATE, WRITE, TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, ATOMIC_MOVE, REPLACE_EXISTING);
            forceFolder(file.getParent());
        } catch (IOException e) {
            throw new CheckpointException(
                    "The checkpoint file " + file.toAbsolutePath() + " cannot be written: " + e.getMessage()
                            + ". The option checkpointStore names its folder",
                    e);
        }
    }

    /** Makes the rename itself durable, where the file system lets a folder be opened. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows does not open folders; there the rename is durable without it.
        }
    }

    private Path file(CheckpointKey key) {
        return folder.resolve(safe(key.mailbox())).resolve(safe(key.consumer()) + ".json");
    }

    /** A file name that no mailbox or consumer name can lead out of the folder with. */
    private static String safe(String name) {
        return URLEncoder.encode(name, UTF_8).replace("*", "%2A").replace(".", "%2E");
    }
}

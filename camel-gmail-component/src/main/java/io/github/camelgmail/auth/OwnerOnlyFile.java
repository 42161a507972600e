package io.github.camelgmail.auth;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody but their owner may read, at no moment, and that are whole whenever they are there. */
final class OwnerOnlyFile {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnlyFile() {}

    /**
     * Writes a file.
     *
     * @throws FileAlreadyExistsException when there is one and it is not to be replaced
     */
    static void write(Path file, byte[] content, boolean replace) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = Files.createTempFile(target.getParent(), ".token", ".tmp", attributes("rw-------"));
        try {
            if (!POSIX) {
                restrict(temporary);
            }
            Files.write(temporary, content);
            if (!replace && Files.exists(target)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Makes a folder that nobody but the owner may look into, unless it exists. */
    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            if (folder.toAbsolutePath().getParent() != null) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
            }
            Files.createDirectory(folder, attributes("rwx------"));
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static void restrict(Path file) throws IOException {
        boolean done = file.toFile().setReadable(false, false) & file.toFile().setReadable(true, true);
        if (!done) {
            throw new IOException("The file system can't keep others from reading " + file);
        }
    }
}

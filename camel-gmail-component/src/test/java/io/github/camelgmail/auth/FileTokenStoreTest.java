package io.github.camelgmail.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTokenStoreTest {

    @TempDir
    Path folder;

    private Path tokens;
    private FileTokenStore store;

    @BeforeEach
    void open() {
        tokens = folder.resolve("deep/tokens");
        store = new FileTokenStore(tokens);
    }

    @Test
    void keepsAReplaceableTokenForEachUser() throws IOException {
        store.store("ann", "first");
        store.store("ann", "second");
        store.store("Ann", "another user's");

        assertThat(new FileTokenStore(tokens).load("ann")).contains("second");
        assertThat(store.load("Ann")).contains("another user's");
        assertThat(store.load("bob")).isEmpty();
        store.delete("ann");
        store.delete("ann");
        assertThat(store.load("ann")).isEmpty();
        assertThat(store.load("Ann")).isPresent();
    }

    @Test
    void noNameLeadsOutOfTheFolder() throws IOException {
        List<String> names =
                List.of("../../evil", "/etc/evil", "a/b", "..", "", "x\0y", "CON", "😀", "n".repeat(5_000));
        for (String name : names) {
            store.store(name, "token of " + name.length());
        }

        for (String name : names) {
            assertThat(store.load(name)).contains("token of " + name.length());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(names.size()).allMatch(file -> file.getParent()
                    .equals(tokens));
        }
    }

    @Test
    void onlyTheOwnerMayRead() throws IOException {
        store.store("ann", "token");

        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokens)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(tokens)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aBrokenFileIsAnErrorThatShowsNothingOfIt() throws IOException {
        store.store("ann", "token");
        try (Stream<Path> files = Files.list(tokens)) {
            Files.writeString(files.findFirst().orElseThrow(), "{\"refresh_token\":\"secret");
        }

        assertThatThrownBy(() -> store.load("ann"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}

package io.github.camelgmail.mime;

import java.io.IOException;
import java.io.InputStream;

/** The content of a part, its transfer encoding undone; can be opened any number of times. */
@FunctionalInterface
interface PartContent {

    InputStream open() throws IOException;

    /** No bytes at all. */
    static PartContent empty() {
        return InputStream::nullInputStream;
    }
}

package io.github.camelgmail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Content that is fetched when it is first touched, once, and kept; a fetch that failed is tried again at the next
 * touch.
 */
final class LoadedContent implements PartContent {

    private final ReentrantLock lock = new ReentrantLock();
    private final PartContent source;
    private MailContent loaded;

    LoadedContent(PartContent source) {
        this.source = source;
    }

    @Override
    public InputStream open() throws IOException {
        lock.lock();
        try {
            if (loaded == null) {
                loaded = MailContent.of(source.open());
            }
            return loaded.open();
        } finally {
            lock.unlock();
        }
    }
}

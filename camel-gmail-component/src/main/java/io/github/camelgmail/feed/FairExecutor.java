package io.github.camelgmail.feed;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs tasks in turn by owner, those of one owner in their order of arrival: whoever has much to do does not keep the
 * others waiting. Thread-safe.
 */
public final class FairExecutor {

    private final Lock lock = new ReentrantLock();
    private final Map<Object, Queue<Runnable>> tasks = new LinkedHashMap<>();
    private final Executor executor;

    /** @param executor has the threads; runs its own tasks in order of arrival */
    public FairExecutor(Executor executor) {
        this.executor = executor;
    }

    public void execute(Object owner, Runnable task) {
        lock.lock();
        try {
            tasks.computeIfAbsent(owner, first -> new ArrayDeque<>()).add(task);
        } finally {
            lock.unlock();
        }
        executor.execute(() -> next().run());
    }

    /** As often as a task was added, there is one to take. */
    private Runnable next() {
        lock.lock();
        try {
            Iterator<Map.Entry<Object, Queue<Runnable>>> owners =
                    tasks.entrySet().iterator();
            Map.Entry<Object, Queue<Runnable>> first = owners.next();
            owners.remove();
            Runnable task = first.getValue().remove();
            if (!first.getValue().isEmpty()) {
                tasks.put(first.getKey(), first.getValue());
            }
            return task;
        } finally {
            lock.unlock();
        }
    }
}

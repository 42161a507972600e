package io.github.camelgmail.simulator.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the simulator was asked. Counts are exact; of the requests themselves the latest 100,000 are kept. Thread-safe. */
public final class RequestLog {

    private static final int KEPT = 100_000;

    private final ArrayDeque<LoggedRequest> latest = new ArrayDeque<>();
    private final Map<String, Long> calls = new HashMap<>();
    private long httpRequests;
    private long units;

    /** The HTTP requests received; a batch is one, however many parts it has. */
    public synchronized long httpRequests() {
        return httpRequests;
    }

    /** The calls of one method, alone or as parts of batches; see {@link LoggedRequest#method()} for the names. */
    public synchronized long calls(String method) {
        return calls.getOrDefault(method, 0L);
    }

    /** The quota units charged. */
    public synchronized long units() {
        return units;
    }

    /** The latest requests and parts, oldest first; a batch follows its parts. */
    public synchronized List<LoggedRequest> all() {
        return new ArrayList<>(latest);
    }

    /** The latest requests and parts of one method, oldest first. */
    public synchronized List<LoggedRequest> of(String method) {
        return latest.stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }

    /** Forgets everything. */
    public synchronized void clear() {
        latest.clear();
        calls.clear();
        httpRequests = 0;
        units = 0;
    }

    synchronized void add(LoggedRequest request) {
        if (latest.size() == KEPT) {
            latest.removeFirst();
        }
        latest.addLast(request);
        calls.merge(request.method(), 1L, Long::sum);
        units += request.units();
        if (!request.part()) {
            httpRequests++;
        }
    }
}

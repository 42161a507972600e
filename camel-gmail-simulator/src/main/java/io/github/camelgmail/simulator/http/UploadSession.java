package io.github.camelgmail.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgmail.simulator.http.Authenticator.Caller;
import io.github.camelgmail.simulator.http.MethodTable.Match;
import java.io.ByteArrayOutputStream;
import java.time.Instant;

/**
 * One resumable upload: the bytes stored so far, without gaps, or the answer once they were complete. Its monitor guards it
 * while a request works on it.
 */
final class UploadSession {

    final Match match;
    final Caller caller;
    final Parameters query;
    final ObjectNode metadata;
    final Instant expires;
    private ByteArrayOutputStream stored = new ByteArrayOutputStream();
    private Reply answer;
    private boolean broken;

    UploadSession(Match match, Caller caller, Parameters query, ObjectNode metadata, Instant expires) {
        this.match = match;
        this.caller = caller;
        this.query = query;
        this.metadata = metadata;
        this.expires = expires;
    }

    /** Takes a chunk, or a question for the state, and answers it; the last chunk does the method's work. */
    synchronized Reply put(ContentRange range, byte[] content) {
        if (broken) {
            throw Failures.goneUpload();
        }
        if (answer != null) {
            return answer;
        }
        if (range.isStatusQuery()) {
            return incomplete();
        }
        store(range, content);
        return range.completes() ? complete() : incomplete();
    }

    /** Keeps what arrived of a chunk whose connection broke; bytes that don't continue the stored ones are dropped. */
    synchronized void interrupted(ContentRange range, byte[] partial) {
        boolean whole = range.start() + partial.length > range.end();
        if (answer == null && !broken && range.start() == stored.size() && !whole) {
            stored.write(partial, 0, partial.length);
        }
    }

    private void store(ContentRange range, byte[] content) {
        long expected = range.end() - range.start() + 1;
        if (range.start() >= 0 && content.length != expected) {
            throw Failures.badRequest("Invalid request.  There were " + content.length
                    + " byte(s) in the request body.  There should have been " + expected
                    + " byte(s) according to the Content-Range header.");
        }
        if (range.start() > stored.size()) {
            throw Failures.badRequest("Invalid request.  The chunk starts at byte " + range.start() + ", but "
                    + stored.size() + " byte(s) have been stored.");
        }
        int known = (int) Math.min(content.length, stored.size() - Math.max(0, range.start()));
        int take = content.length - known;
        if (!range.completes()) {
            if (content.length < HttpLimits.CHUNK_BYTES) {
                throw Failures.badRequest(
                        "Invalid request.  The number of bytes uploaded is required to be equal or greater than 262144,"
                                + " except for the final request (it's recommended to be the exact multiple of 262144)."
                                + "  The received request contained " + content.length
                                + " bytes, which does not meet this requirement.");
            }
            take -= (stored.size() + take) % HttpLimits.CHUNK_BYTES;
        }
        if (take > 0) {
            stored.write(content, known, take);
        }
        if (stored.size() > match.method().maxUploadBytes()) {
            fail();
            throw Failures.tooLarge();
        }
    }

    private Reply complete() {
        byte[] media = stored.toByteArray();
        stored = null;
        try {
            answer = Invoker.invoke(match, caller, query, metadata, media);
            return answer;
        } finally {
            broken = answer == null;
        }
    }

    private void fail() {
        broken = true;
        stored = null;
    }

    /** 308 without a Location, which clients would take for a redirect; no Range when nothing is stored. */
    private Reply incomplete() {
        Reply reply = Reply.empty(308);
        return stored.size() == 0 ? reply : reply.with("Range", "bytes=0-" + (stored.size() - 1));
    }
}

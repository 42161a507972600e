package io.github.camelgmail.simulator.http;

/** Sizes that Google's front end is known or has been observed to enforce. */
final class HttpLimits {

    private static final int MIB = 1024 * 1024;

    /** The largest JSON body: mails beyond about 5 MB have to use the upload address. */
    static final int JSON_BYTES = 5 * MIB;

    /** The largest batch body. */
    static final int BATCH_BYTES = 50 * MIB;

    /** The largest body of an upload: the largest media there is (150 MiB) and room for its metadata. */
    static final int UPLOAD_BYTES = 155 * MIB;

    /** The most calls in a batch. */
    static final int BATCH_PARTS = 100;

    /** Chunks of a resumable upload, save the last, are multiples of this. */
    static final int CHUNK_BYTES = 256 * 1024;

    private HttpLimits() {}
}

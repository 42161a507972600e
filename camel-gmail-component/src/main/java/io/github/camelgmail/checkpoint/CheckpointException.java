package io.github.camelgmail.checkpoint;

/** A checkpoint that cannot be read or saved. The consumer does not go on without one. */
public class CheckpointException extends RuntimeException {

    public CheckpointException(String message) {
        super(message);
    }

    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }

    static CheckpointException overtaken(CheckpointKey key, long found, long saving) {
        return new CheckpointException(
                "The checkpoint of consumer '" + key.consumer() + "' was saved by another one meanwhile"
                        + " (revision " + found + ", this one is at " + saving
                        + "): give each consumer of the mailbox a consumerId"
                        + " of its own");
    }
}

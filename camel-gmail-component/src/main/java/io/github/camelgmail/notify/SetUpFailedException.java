package io.github.camelgmail.notify;

/** A step of a set-up could not be done. Its message is for the person who ran it. */
final class SetUpFailedException extends Exception {

    SetUpFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}

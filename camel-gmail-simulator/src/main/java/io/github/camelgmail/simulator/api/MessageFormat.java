package io.github.camelgmail.simulator.api;

/** How much of a message an answer tells (Gmail API reference, users.messages.get). */
enum MessageFormat {
    MINIMAL,
    FULL,
    RAW,
    METADATA
}

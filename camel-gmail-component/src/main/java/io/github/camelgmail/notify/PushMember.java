package io.github.camelgmail.notify;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A consumer behind a path that several can share.
 *
 * @param mailboxes which mailboxes it is for, by address in lower case
 * @param running   whether it takes notifications now
 * @param listener  takes them
 */
public record PushMember(Predicate<String> mailboxes, BooleanSupplier running, NotificationListener listener) {}

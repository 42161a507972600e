package io.github.camelgmail;

import io.github.camelgmail.notify.PushMember;

/** Where a consumer's notifications come from. */
@FunctionalInterface
interface NotificationSource {

    /**
     * Lets a consumer in.
     *
     * @return lets it out
     */
    Runnable join(PushMember consumer);
}

package dev.tradekeep.app.alerts;

import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.AlertMessage;

/** Carries messages of one kind of channel. Thread-safe; blocks for a bounded time. */
interface Carrier {
    /**
     * Sends a message once.
     *
     * @param secret of the channel; empty when it has none
     */
    Delivery send(AlertChannel channel, String secret, AlertMessage message);
}

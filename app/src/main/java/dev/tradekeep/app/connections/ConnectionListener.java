package dev.tradekeep.app.connections;

import dev.tradekeep.store.connections.ConnectionState;

/** Hears how accounts come and go. Called by one thread at a time; returns soon. */
@FunctionalInterface
public interface ConnectionListener {
    /**
     * An account is in another state now, or in the same for another cause.
     *
     * @param reason why it is not well; empty when it is, or nobody knows
     */
    void changed(String connection, ConnectionState state, String reason);
}

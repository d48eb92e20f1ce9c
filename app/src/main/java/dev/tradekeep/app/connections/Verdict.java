package dev.tradekeep.app.connections;

import dev.tradekeep.store.connections.ConnectionState;
import org.jspecify.annotations.Nullable;

/**
 * How an account is.
 *
 * @param cause why it is not well; null when it is, or when nobody knows yet
 * @param reason the same for people; empty when it is well
 */
record Verdict(ConnectionState state, @Nullable HealthCause cause, String reason) {
    static final Verdict CONNECTED = new Verdict(ConnectionState.CONNECTED, null, "");
    static final Verdict CONNECTING = new Verdict(ConnectionState.CONNECTING, null, "");

    static Verdict of(HealthCause cause, String reason) {
        return new Verdict(cause.state(), cause, reason);
    }

    /** Whether it is so for the same cause, however that is put into words. */
    boolean isLike(Verdict other) {
        return state == other.state && cause == other.cause;
    }
}

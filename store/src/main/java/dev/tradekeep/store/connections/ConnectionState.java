package dev.tradekeep.store.connections;

/** How a connection is. */
public enum ConnectionState {
    DISCONNECTED,
    CONNECTING,
    CONNECTED,
    /** Usable in part: slow, or without one of its streams. */
    DEGRADED,
    /** Not usable until somebody does something. */
    FAILED
}

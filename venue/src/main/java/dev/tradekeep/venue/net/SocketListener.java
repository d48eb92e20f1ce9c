package dev.tradekeep.venue.net;

/**
 * Hears a socket that is kept up. Calls come one at a time, on any thread, and return soon. For
 * each connection that is made: {@link #opened}, texts, {@link #closed}; for each that cannot be
 * made {@link #closed} alone.
 */
public interface SocketListener {

    /** There is a connection. */
    void opened();

    /** A whole message. */
    void text(String message);

    /**
     * There is no connection. A new one follows by itself.
     *
     * @param reason for people
     */
    void closed(String reason);
}

package dev.tradekeep.venue.local.wire;

/** Where the messages of one connection go. Neither method waits. */
public interface Sink {
    /** Sends a text; one that cannot be sent any more is dropped. */
    void send(String text);

    /** Ends the connection. */
    void close(int code, String reason);
}

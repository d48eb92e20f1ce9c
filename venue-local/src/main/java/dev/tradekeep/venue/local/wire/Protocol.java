package dev.tradekeep.venue.local.wire;

import java.util.List;

/** A way in which clients speak to an exchange. Thread-safe: requests may come on any thread. */
public interface Protocol {
    /**
     * A client that opens a socket.
     *
     * @param path as it was asked for
     * @param query raw, without its question mark, empty without one
     * @param address who asks
     */
    record Upgrade(String path, String query, String address) {}

    /** What takes the messages of one socket. */
    interface Conversation {
        /** Takes a message of the client. */
        void receive(String text);

        /** The connection has ended. */
        void closed();
    }

    /** Whether a path of REST is one of its own. */
    boolean owns(String path);

    /** Answers a REST request. */
    RestReply rest(RestRequest request);

    /** Where its sockets are, as servlets write it: {@code /ws} or {@code /ws/*}. */
    List<String> socketPaths();

    /** Begins to speak over a socket. */
    Conversation open(Upgrade upgrade, Sink sink);

    /** Whether the server asks with ping frames if clients are still there, or waits for theirs. */
    boolean pings();

    /** What is said to every client before the server goes down, empty for nothing. */
    String farewell();

    /** How often {@link #tick} is to be called. */
    long tickMillis();

    /** Tells what is told by the clock. */
    void tick();
}

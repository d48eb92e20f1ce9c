package dev.tradekeep.venue.local.wire;

import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** What a REST request is to faults; null for one that none of them strikes. */
    @Nullable Target target(RestRequest request);

    /**
     * Answers a request that is not carried out because of a fault, or whose answer is another one
     * because of it: in the words of the protocol, by the kind of the fault.
     */
    RestReply refused(RestRequest request, Fault fault);

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

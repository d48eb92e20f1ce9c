package dev.tradekeep.app.cli.base;

import dev.tradekeep.app.socket.ServerConnection;

/**
 * A command wants to change books that a running server keeps, so the server has to run it. Thrown
 * before the command has done or said anything.
 */
public final class ServedElsewhere extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ServerConnection connection;

    ServedElsewhere(ServerConnection connection) {
        super("A server keeps the books.", null, false, false);
        this.connection = connection;
    }

    /** To the server, to be closed by whoever catches this. */
    public ServerConnection connection() {
        return connection;
    }
}

package dev.tradekeep.app.http;

import java.time.Duration;

/**
 * How the server listens and what it takes.
 *
 * @param host the address to listen at
 * @param port 0 for any that is free
 * @param bodyBytesMax of a request
 * @param connectionsMax open at a time; more wait to be accepted
 * @param idle how long a connection may say nothing
 * @param stop how long requests may take to end when the server stops
 */
public record HttpSettings(
        String host, int port, int bodyBytesMax, int connectionsMax, Duration idle, Duration stop) {
    /** Bytes of the request line and the headers of a request. */
    public static final int HEAD_BYTES_MAX = 8_192;

    /** Bytes of a body, unless the configuration says. */
    public static final int BODY_BYTES_DEFAULT = 65_536;
}

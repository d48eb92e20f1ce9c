package dev.tradekeep.venue.net;

import java.time.Duration;

/**
 * How a socket is kept up.
 *
 * @param connectTimeout how long a connection may take to be made, its handshake included
 * @param pingEvery how often it is asked whether the other side is there
 * @param silenceMax a connection over which nothing comes for so long, not even the answer to a
 *     ping, is dead
 * @param firstPause the longest pause before the first new connection
 * @param longestPause the longest pause before any
 * @param messageMax characters of the longest message
 */
public record SocketSettings(
        Duration connectTimeout,
        Duration pingEvery,
        Duration silenceMax,
        Duration firstPause,
        Duration longestPause,
        int messageMax) {

    /** For exchanges that drop a connection after a minute without an answer. */
    public static final SocketSettings STANDARD =
            new SocketSettings(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(30),
                    16 * 1024 * 1024);
}

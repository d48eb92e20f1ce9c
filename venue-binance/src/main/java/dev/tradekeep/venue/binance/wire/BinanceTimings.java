package dev.tradekeep.venue.binance.wire;

import dev.tradekeep.venue.net.SocketSettings;
import java.time.Duration;

/**
 * How often what is looked after.
 *
 * @param sockets how connections are kept up
 * @param answerMax how long an answer over a socket is waited for
 * @param busyCheck how often the account's stream is compared with what is asked, while an order is
 *     open or something has just traded
 * @param idleCheck the same at other times
 * @param confirmAfter how long after a difference it is looked again; one that is still there says
 *     that the stream does not tell everything
 * @param overlap how far before the last complete read executions are read again
 * @param clockEvery how often the exchange's clock is asked for
 * @param silenceMax how long no market data at all may come before the connection counts as dead
 */
public record BinanceTimings(
        SocketSettings sockets,
        Duration answerMax,
        Duration busyCheck,
        Duration idleCheck,
        Duration confirmAfter,
        Duration overlap,
        Duration clockEvery,
        Duration silenceMax) {

    public static final BinanceTimings STANDARD =
            new BinanceTimings(
                    SocketSettings.STANDARD,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(30));
}

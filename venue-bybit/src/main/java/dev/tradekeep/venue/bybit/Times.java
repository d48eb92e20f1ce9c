package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.time.Micros;
import java.time.Duration;

/**
 * How long what is waited for.
 *
 * @param confirm after a request was taken, or an order told of executions that were not heard: if
 *     the stream has said nothing by then, it is asked
 * @param check between two comparisons of the stream with what REST tells, while orders are open or
 *     something has traded lately
 * @param quietCheck the same otherwise
 * @param grace how old something must be that the stream has not told, before the stream counts as
 *     silent; it is told itself at once
 * @param ping between two pings of a stream
 * @param answer to what is asked over a stream
 * @param silence of best prices, which come again and again, before they are stale
 */
record Times(
        Duration confirm,
        Duration check,
        Duration quietCheck,
        Duration grace,
        Duration ping,
        Duration answer,
        Duration silence) {

    static final Times STANDARD =
            new Times(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10));

    /** How far before what was read last it is read again. */
    static final long OVERLAP_MICROS = 60 * Micros.PER_SECOND;
}

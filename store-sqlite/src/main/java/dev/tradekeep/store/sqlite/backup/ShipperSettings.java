package dev.tradekeep.store.sqlite.backup;

import java.time.Duration;

/**
 * How a database is shipped.
 *
 * @param shipEvery what was committed waits so long at most before it is written to the archive
 * @param baseEvery how often the archive gets a full copy: the more often, the faster a restore
 * @param basesKept full copies that are kept; what only older ones need is deleted
 * @param retryAfter how long to wait after a failure before a new generation is begun
 */
public record ShipperSettings(
        Duration shipEvery, Duration baseEvery, int basesKept, Duration retryAfter) {
    /** What is usual. */
    public static final ShipperSettings DEFAULT =
            new ShipperSettings(
                    Duration.ofSeconds(1), Duration.ofHours(6), 8, Duration.ofSeconds(10));

    public ShipperSettings {
        if (basesKept < 1 || !shipEvery.isPositive() || !baseEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "Wanted a base and times above zero, found "
                            + basesKept
                            + ", "
                            + shipEvery
                            + ", "
                            + baseEvery);
        }
    }
}

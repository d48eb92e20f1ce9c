package dev.tradekeep.bench.sqlite;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param goes in a round; the best of them is the figure of the round, so that a moment in which
 *     the machine did something else does not count
 * @param warmUp how long each subject does each piece of work before the clock counts
 */
record Effort(int rounds, int goes, Duration warmUp, int firstUses, boolean small) {
    /** What the figures of the documentation come from. */
    static final Effort FULL = new Effort(9, 3, Duration.ofSeconds(1), 9, false);

    /** A smoke run: shows that all of it works, not how fast. */
    static final Effort SHORT = new Effort(2, 1, Duration.ofMillis(50), 1, true);

    private static final int SMALL_SHARE = 5;
    private static final int PASSES = 4;
    private static final int OPENINGS = 20;

    /** Operations of one round; for scans a multiple of the table. */
    int operations(Work work) {
        return switch (work) {
            case INSERT_ONE, INSERT_MULTI -> share(MadeUpData.CANDLES);
            case INSERT_ORDER -> share(MadeUpData.ORDERS);
            case POINT_READ, POINT_READ_TEXT -> share(MadeUpData.KEYS);
            case SCAN_INT -> (small ? 1 : PASSES) * MadeUpData.CANDLES;
            case SCAN_TEXT -> (small ? 1 : PASSES) * MadeUpData.ORDERS;
            case OPEN_EMPTY, OPEN_INDEXED -> share(OPENINGS);
        };
    }

    private int share(int operations) {
        return small ? operations / SMALL_SHARE : operations;
    }
}

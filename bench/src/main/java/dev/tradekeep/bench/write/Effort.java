package dev.tradekeep.bench.write;

/**
 * How much is measured.
 *
 * @param loaded orders that are there before
 * @param orders of a round; without groups, and for one producer, a part of them
 * @param candles of a round, a multiple of what a statement holds
 */
record Effort(int rounds, int warmUps, int loaded, int orders, int candles) {
    static final Effort FULL = new Effort(5, 3, 1_000_000, 100_000, 204_800);

    /** More rounds, for each meets another part of a backup. */
    static final Effort BACKUP = new Effort(9, 2, 1_000_000, 150_000, 0);

    /** A smoke run: shows that all of it works, not how fast. */
    static final Effort SHORT = new Effort(1, 0, 20_000, 5_000, 20_480);

    private static final int UNGROUPED_SHARE = 20;
    private static final int SINGLE_SHARE = 50;

    int operations(Work work, Subject subject) {
        return switch (work) {
            case DURABLE_ORDERS, LATENCY_P99 ->
                    subject == Subject.UNGROUPED ? orders / UNGROUPED_SHARE : orders;
            case SINGLE_PRODUCER -> orders / SINGLE_SHARE;
            case INSERT_CANDLES, APPEND_CANDLES -> candles;
        };
    }
}

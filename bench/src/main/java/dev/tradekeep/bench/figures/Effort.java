package dev.tradekeep.bench.figures;

/**
 * How much is measured.
 *
 * @param rounds in which all subjects take their turn
 * @param millis of a round of one subject
 * @param warmUpMillis of each work of each subject before the clock counts
 * @param operationsMax of a round of one subject
 * @param coldTimes connections opened in a round
 * @param loadRows candles of the file that is loaded
 * @param starts of the server; a smoke run starts none, for the launcher would build first
 */
record Effort(
        int rounds,
        long millis,
        long warmUpMillis,
        int operationsMax,
        int coldTimes,
        int loadRows,
        int starts) {
    /** Whether subjects with large packages are left out. */
    boolean leavesOutLarge() {
        return starts == 0;
    }

    /** What the figures of the documentation come from. */
    static final Effort FULL = new Effort(7, 250, 1_500, 4_000, 3, 200_000, 7);

    /** A smoke run: shows that all of it works, not how fast. */
    static final Effort SHORT = new Effort(2, 20, 20, 200, 1, 2_000, 0);
}

package dev.tradekeep.store.sqlite.statistics;

/**
 * A run of a query that took too long.
 *
 * @param query its label, 1 to 128 characters
 * @param durationMicros how long it took
 * @param fullScanSteps rows passed over without an index
 * @param sorts how often rows were sorted
 * @param automaticIndexRows rows of indexes made for this run alone
 * @param plan how SQLite ran it
 * @param ranAt UTC microseconds
 */
public record SlowQuery(
        String query,
        long durationMicros,
        long fullScanSteps,
        long sorts,
        long automaticIndexRows,
        String plan,
        long ranAt) {}

package dev.tradekeep.store.sqlite.statistics;

/**
 * What SQLite counted for a prepared statement of a connection, over all its runs.
 *
 * @param sql its text
 * @param runs how often it ran
 * @param fullScanSteps rows passed over without an index
 * @param sorts how often rows were sorted
 * @param automaticIndexRows rows of indexes made for a run alone
 * @param machineSteps steps of the virtual machine: a measure of work
 * @param memoryBytes that it holds
 */
public record StatementStatistics(
        String sql,
        long runs,
        long fullScanSteps,
        long sorts,
        long automaticIndexRows,
        long machineSteps,
        long memoryBytes) {}

package dev.tradekeep.sqlite;

/**
 * What SQLite counts for a prepared statement.
 *
 * @see <a href="https://www.sqlite.org/c3ref/c_stmtstatus_counter.html">Status Parameters for
 *     prepared statements</a>
 */
public enum StatementCounter {
    /** Steps forward in a scan of a whole table: an index may be missing. */
    FULL_SCAN_STEPS(1),
    /** Sorts: an index may be missing. */
    SORTS(2),
    /** Rows put into indexes made for one run: an index may be missing. */
    AUTOMATIC_INDEX_ROWS(3),
    /** Steps of the virtual machine: a measure of work. */
    MACHINE_STEPS(4),
    /** Repeated compilations because the schema or a bound value changed. */
    REPREPARES(5),
    /** Runs. */
    RUNS(6),
    /** Lookups that a Bloom filter could not spare. */
    FILTER_MISSES(7),
    /** Lookups that a Bloom filter spared. */
    FILTER_HITS(8),
    /** Memory of the statement. */
    MEMORY_BYTES(99);

    private final int number;

    StatementCounter(int number) {
        this.number = number;
    }

    /** The value now. */
    public int of(Statement statement) {
        return Sqlite3Statement.stmtStatus(statement.usableHandle(), number, 0);
    }

    /** The value now, which begins again at 0, but for memory. */
    public int reset(Statement statement) {
        return Sqlite3Statement.stmtStatus(statement.usableHandle(), number, 1);
    }
}

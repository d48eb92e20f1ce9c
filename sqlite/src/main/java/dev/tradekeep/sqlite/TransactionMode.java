package dev.tradekeep.sqlite;

/**
 * When a transaction takes its locks.
 *
 * @see <a href="https://www.sqlite.org/lang_transaction.html">Transaction</a>
 */
public enum TransactionMode {
    /** Takes the read lock at the first read. Not for anything that will write. */
    DEFERRED("BEGIN DEFERRED"),
    /** Takes the write lock at once, waiting as long as the busy timeout allows. */
    IMMEDIATE("BEGIN IMMEDIATE");

    private final String sql;

    TransactionMode(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}

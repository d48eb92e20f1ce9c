package dev.tradekeep.sqlite;

/**
 * What can be switched on and off for one connection.
 *
 * @see <a href="https://www.sqlite.org/c3ref/c_dbconfig_defensive.html">Database Connection
 *     Configuration Options</a>
 */
public enum ConnectionSwitch {
    /**
     * Closing leaves the write-ahead log as it is instead of moving it into the file. Off at open.
     */
    NO_CHECKPOINT_ON_CLOSE(1006),
    /** SQL can no longer corrupt the file on purpose. Off at open. */
    DEFENSIVE(1010),
    /** The schema may call functions with side effects. On at open. */
    TRUSTED_SCHEMA(1017),
    /** Counts rows and visits of every loop of a statement, at a price. Off at open. */
    SCAN_STATUS(1018);

    private final int number;

    ConnectionSwitch(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}

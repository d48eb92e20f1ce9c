package dev.tradekeep.sqlite;

/**
 * What happens when a change does not fit the database it is applied to. A violated foreign key
 * ends the application under every policy. The order of the constants is that of {@code
 * connection.c}.
 */
public enum ConflictPolicy {
    /** Nothing is applied. */
    ABORT(0),
    /** The change is left out. */
    OMIT(1),
    /** The change wins over a row that is there; one that cannot is left out. */
    REPLACE(2);

    private final int number;

    ConflictPolicy(int number) {
        this.number = number;
    }

    /** Its number in {@code connection.c}. */
    int number() {
        return number;
    }
}

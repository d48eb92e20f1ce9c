package dev.tradekeep.sqlite.testing;

/**
 * What SQLite asks of a file system.
 *
 * @see <a href="https://www.sqlite.org/c3ref/io_methods.html">OS Interface File Virtual Methods</a>
 */
public enum Operation {
    OPEN(0),
    READ(1),
    WRITE(2),
    SYNC(3),
    TRUNCATE(4),
    FILE_SIZE(5),
    DELETE(6),
    /** The question whether a file is there. */
    ACCESS(7),
    /** Taking or testing a lock on the database file; giving it back never fails. */
    LOCK(8),
    /** Mapping a part of the WAL's shared memory. */
    SHM_MAP(9),
    /** Taking a lock on the WAL's shared memory; giving it back never fails. */
    SHM_LOCK(10),
    /** Each of the others. */
    ANY(11);

    private final int number;

    Operation(int number) {
        this.number = number;
    }

    /** The number it has in {@code faulty.c}. */
    int number() {
        return number;
    }
}

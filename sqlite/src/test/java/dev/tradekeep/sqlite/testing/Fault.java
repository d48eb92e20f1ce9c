package dev.tradekeep.sqlite.testing;

/** How a call fails; SQLite sees the code that its own file system gives. */
public enum Fault {
    /** EIO: {@code SQLITE_IOERR_…} of the operation, {@code SQLITE_CANTOPEN} from an open. */
    IO_ERROR(0),
    /** ENOSPC: {@code SQLITE_FULL} from a write, otherwise as {@link #IO_ERROR}. */
    NO_SPACE(1),
    /**
     * A write stops half-way, then {@code SQLITE_FULL}. A read gets the first half and zeros, which
     * SQLite takes for the end of the file. Otherwise as {@link #IO_ERROR}.
     */
    SHORT(2);

    private final int number;

    Fault(int number) {
        this.number = number;
    }

    /** The number it has in {@code faulty.c}. */
    int number() {
        return number;
    }
}

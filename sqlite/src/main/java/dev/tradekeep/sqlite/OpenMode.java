package dev.tradekeep.sqlite;

/** How a database file is opened. */
public enum OpenMode {
    /** Read only; the file must exist. */
    READ_ONLY(0x1),
    /** Read and write; the file must exist. */
    READ_WRITE(0x2),
    /** Read and write; a missing file is made. */
    READ_WRITE_CREATE(0x2 | 0x4);

    private final int flags;

    OpenMode(int flags) {
        this.flags = flags;
    }

    int flags() {
        return flags;
    }
}

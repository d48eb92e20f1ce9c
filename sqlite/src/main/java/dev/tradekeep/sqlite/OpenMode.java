package dev.tradekeep.sqlite;

import java.nio.file.Path;

/** How a database file is opened. */
public enum OpenMode {
    /** Read only; the file must exist. */
    READ_ONLY(0x1),
    /**
     * Read only, of a file that nobody writes to while it is open: without locks and without a file
     * next to it, so that its folder need not be writable. A log next to it is not read.
     *
     * @see <a href="https://www.sqlite.org/uri.html#uriimmutable">The immutable query parameter</a>
     */
    IMMUTABLE(0x1 | 0x40),
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

    /** How SQLite is told of a file. */
    String location(String path) {
        return this == IMMUTABLE
                ? "file://" + Path.of(path).toUri().getRawPath() + "?immutable=1"
                : path;
    }
}

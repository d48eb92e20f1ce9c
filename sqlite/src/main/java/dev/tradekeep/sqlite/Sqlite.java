package dev.tradekeep.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The SQLite library of this process. */
public final class Sqlite {
    private static final Path MAPPED_FILES = Path.of("/proc/self/maps");

    /** Every SQLite holds these bytes: it writes them at the start of a database. */
    private static final byte[] MARK = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private Sqlite() {}

    /** SQLite's version, such as {@code 3.54.1}. */
    public static String version() {
        NativeLibrary.load();
        return Sqlite3.textAt(Sqlite3Connection.libversion());
    }

    /**
     * The programs and libraries of this process that hold a SQLite. More than one is a danger: on
     * POSIX systems, a database file closed by one of them loses the locks of the others.
     *
     * @throws UnsupportedOperationException where the system has no {@code /proc/self/maps} to ask,
     *     which is everywhere but on Linux
     * @see <a href="https://www.sqlite.org/howtocorrupt.html">How To Corrupt An SQLite Database
     *     File</a>, 2.2.1
     */
    public static List<Path> librariesLoaded() {
        // Makes sure that ours is there.
        version();
        if (!Files.isReadable(MAPPED_FILES)) {
            throw new UnsupportedOperationException(
                    "Which libraries a process has loaded is only known on Linux.");
        }
        try {
            return Files.readAllLines(MAPPED_FILES).stream()
                    .filter(Sqlite::isProgram)
                    .map(line -> line.substring(line.indexOf('/')))
                    .distinct()
                    .filter(Sqlite::holdsSqlite)
                    .map(Path::of)
                    .toList();
        } catch (IOException e) {
            throw new UnsupportedOperationException(MAPPED_FILES + " cannot be read", e);
        }
    }

    /**
     * Whether a line of the mapped files is about machine code. A mapped database is not, and must
     * not be opened: closing it would drop its locks.
     */
    private static boolean isProgram(String line) {
        String[] columns = line.split(" +", 3);
        return columns.length > 1 && columns[1].indexOf('x') >= 0 && line.indexOf('/') >= 0;
    }

    private static boolean holdsSqlite(String name) {
        try {
            return indexOfMark(Files.readAllBytes(Path.of(name))) >= 0;
        } catch (IOException e) {
            // A library that was unpacked and deleted again has only its name left.
            return name.toLowerCase(Locale.ROOT).contains("sqlite");
        }
    }

    private static int indexOfMark(byte[] bytes) {
        for (int at = 0; at <= bytes.length - MARK.length; at++) {
            if (bytes[at] == MARK[0]
                    && Arrays.equals(bytes, at, at + MARK.length, MARK, 0, MARK.length)) {
                return at;
            }
        }
        return -1;
    }
}

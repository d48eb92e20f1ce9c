package dev.tradekeep.sqlite;

/** The SQLite library of this process. */
public final class Sqlite {
    private Sqlite() {}

    /** SQLite's version, such as {@code 3.54.1}. */
    public static String version() {
        return Sqlite3.textAt(Sqlite3Connection.libversion());
    }
}

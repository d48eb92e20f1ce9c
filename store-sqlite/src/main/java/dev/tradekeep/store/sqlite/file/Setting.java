package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.ColumnType;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import java.util.EnumSet;
import java.util.Set;

/**
 * The settings of every connection, in the order that works: the busy timeout before anything that
 * may wait, auto-vacuum before the first table. Each is read back after it is set, because SQLite
 * is silent about a pragma that it does not know or follow.
 *
 * @see <a href="https://www.sqlite.org/pragma.html">PRAGMA Statements</a>
 */
public enum Setting {
    BUSY_TIMEOUT("busy_timeout", "30000", "30000", Scope.CONNECTION),
    AUTO_VACUUM("auto_vacuum", "INCREMENTAL", "2", Scope.FILE),
    JOURNAL_MODE("journal_mode", "WAL", "wal", Scope.FILE),
    FOREIGN_KEYS("foreign_keys", "ON", "1", Scope.CONNECTION),
    SYNCHRONOUS("synchronous", "NORMAL", "1", Scope.CONNECTION),
    TEMP_STORE("temp_store", "MEMORY", "2", Scope.CONNECTION),
    CACHE_SIZE("cache_size", "-64000", "-64000", Scope.CONNECTION),
    MMAP_SIZE("mmap_size", "30000000", "30000000", Scope.CONNECTION),
    WAL_AUTOCHECKPOINT("wal_autocheckpoint", "1000", "1000", Scope.CONNECTION),
    AUTOMATIC_INDEX("automatic_index", "ON", "1", Scope.CONNECTION),

    TRUSTED_SCHEMA("trusted_schema", "OFF", "0", Scope.HARDENING),
    JOURNAL_SIZE_LIMIT("journal_size_limit", "67108864", "67108864", Scope.HARDENING);

    /** What a setting belongs to. */
    public enum Scope {
        /** Part of the profile; kept in the file. */
        FILE,
        /** Part of the profile; each connection sets it. */
        CONNECTION,
        /** Beyond the profile; each connection sets it. */
        HARDENING
    }

    private final String pragma;
    private final String value;
    private final String readBack;
    private final Scope scope;

    Setting(String pragma, String value, String readBack, Scope scope) {
        this.pragma = pragma;
        this.value = value;
        this.readBack = readBack;
        this.scope = scope;
    }

    /** The name of the pragma. */
    public String pragma() {
        return pragma;
    }

    /** The value wanted, as it is written in SQL. */
    public String value() {
        return value;
    }

    /** The value wanted, as SQLite answers it. */
    public String readBack() {
        return readBack;
    }

    public Scope scope() {
        return scope;
    }

    /** What the connection answers now. */
    public String read(Connection connection) {
        try (Statement statement = connection.prepare("PRAGMA " + pragma)) {
            if (!statement.step()) {
                return "unknown";
            }
            return statement.type(0) == ColumnType.INTEGER
                    ? Long.toString(statement.getLong(0))
                    : String.valueOf(statement.getText(0));
        }
    }

    /**
     * Sets every setting on a connection that may write, and checks each.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_SETTING_REFUSED} when one does not
     *     take effect
     */
    static void applyToWriter(Connection connection) {
        for (Setting setting : values()) {
            setting.set(connection);
        }
        checkAll(connection, EnumSet.allOf(Setting.class));
    }

    /** Sets what a read-only connection can set, and checks all. */
    static void applyToReader(Connection connection) {
        ofAConnection().forEach(setting -> setting.set(connection));
        checkAll(connection, EnumSet.allOf(Setting.class));
    }

    /** The same on a file that is read alone, for which SQLite makes no log. */
    static void applyToReaderWithoutLog(Connection connection) {
        ofAConnection().forEach(setting -> setting.set(connection));
        Set<Setting> settings = EnumSet.allOf(Setting.class);
        settings.remove(JOURNAL_MODE);
        checkAll(connection, settings);
    }

    /** Sets and checks what a database in memory has, which is no file and is not mapped. */
    static void applyToMemory(Connection connection) {
        Set<Setting> settings = ofAConnection();
        settings.remove(MMAP_SIZE);
        settings.forEach(setting -> setting.set(connection));
        checkAll(connection, settings);
    }

    private static Set<Setting> ofAConnection() {
        Set<Setting> settings = EnumSet.allOf(Setting.class);
        settings.removeIf(setting -> setting.scope == Scope.FILE);
        return settings;
    }

    private void set(Connection connection) {
        if (scope == Scope.FILE && read(connection).equals(readBack)) {
            // Setting auto-vacuum again would write to the file at every start.
            return;
        }
        connection.execute("PRAGMA " + pragma + "=" + value);
    }

    private static void checkAll(Connection connection, Set<Setting> settings) {
        for (Setting setting : settings) {
            String found = setting.read(connection);
            if (!found.equals(setting.readBack)) {
                throw new TradekeepException(
                        ErrorCode.DATABASE_SETTING_REFUSED,
                        connection.name()
                                + ": wanted "
                                + setting.pragma
                                + "="
                                + setting.value
                                + ", found "
                                + found
                                + ". Check that the file system supports write-ahead logging.");
            }
        }
    }
}

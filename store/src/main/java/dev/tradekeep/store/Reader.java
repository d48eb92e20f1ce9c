package dev.tradekeep.store;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.file.DatabaseFile;
import dev.tradekeep.store.file.Setting;
import dev.tradekeep.store.file.SqliteTransaction;
import dev.tradekeep.store.file.StorageErrors;
import dev.tradekeep.store.sql.UnitOfWork;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A read-only connection of the thread that opened it. Reading never waits for the writer. */
public final class Reader implements AutoCloseable {
    private final DatabaseFile file;
    private final Connection connection;

    Reader(DatabaseFile file) {
        this.file = file;
        connection = file.openForReading();
    }

    /**
     * Opens a reader on a file that another process may own.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_NOT_FOUND} when there is no file
     */
    public static Reader open(Path path) {
        return new Reader(DatabaseFile.existing(path));
    }

    /** Where the file lies: an absolute path without symbolic links. */
    public Path path() {
        return file.path();
    }

    /** The size of the file and of its write-ahead log, bytes. */
    public long sizeBytes() {
        return file.sizeBytes();
    }

    /** Every setting as this connection answers it. */
    public Map<Setting, String> settings() {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            settings.put(setting, setting.read(connection));
        }
        return settings;
    }

    /** Runs a unit of work that sees the books as they are at its first read. */
    public <R extends @Nullable Object> R read(UnitOfWork<R> work) {
        try {
            connection.begin(TransactionMode.DEFERRED);
            try {
                return work.run(new SqliteTransaction(connection));
            } finally {
                connection.rollback();
            }
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Reading " + connection.name());
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}

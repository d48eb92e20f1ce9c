package dev.tradekeep.venue.local.kept;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The file. All of its work is done on one thread, because a connection serves the thread that
 * opened it. What was committed is there after a kill of the process.
 */
final class StateFile implements AutoCloseable {
    /** Tells the file from those of others: "TKex". */
    private static final int APPLICATION = 0x544b6578;

    private static final int VERSION = 1;
    private static final Duration BUSY = Duration.ofMillis(200);

    private final Path file;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    task -> Thread.ofPlatform().name("exchange-state").daemon().unstarted(task));
    private @Nullable Connection connection;

    StateFile(Path file) {
        this.file = file;
        boolean done = false;
        try {
            finish(thread.submit(this::open));
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private boolean open() {
        Connection opened = Connection.open(file, OpenMode.READ_WRITE_CREATE);
        connection = opened;
        opened.setBusyTimeout(BUSY);
        long application = pragma(opened, "application_id");
        if (application != APPLICATION && (application != 0 || hasTables(opened))) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    file + " is a database of something else; name another file for --db.");
        }
        long version = pragma(opened, "user_version");
        if (version > VERSION) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_NEWER,
                    file + " was written by a newer version of the exchange.");
        }
        // One process owns it; another one that is started by mistake is told at once.
        opened.execute(
                "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
                        + " PRAGMA synchronous = NORMAL;");
        opened.execute(
                "PRAGMA application_id = " + APPLICATION + "; PRAGMA user_version = " + VERSION);
        opened.execute(OrderRow.TABLE);
        opened.execute(Tables.ALL);
        return true;
    }

    private static boolean hasTables(Connection opened) {
        try (Statement any = opened.statement("SELECT count(*) FROM sqlite_schema")) {
            return any.step() && any.getLong(0) > 0;
        }
    }

    private static long pragma(Connection opened, String name) {
        try (Statement read = opened.statement("PRAGMA " + name)) {
            return read.step() ? read.getLong(0) : 0;
        }
    }

    /** Reads something, on the thread of the file. */
    <T> T ask(Function<Connection, T> reader) {
        return finish(thread.submit(() -> reader.apply(opened())));
    }

    private Connection opened() {
        return Objects.requireNonNull(connection, "opened");
    }

    /** Writes something in one transaction, and waits until it is there. */
    void write(Consumer<Connection> writer) {
        finish(
                thread.submit(() -> {
                    Connection open = opened();
                    open.begin(TransactionMode.IMMEDIATE);
                    try {
                        writer.accept(open);
                        open.commit();
                    } finally {
                        open.rollback();
                    }
                    return true;
                }));
    }

    private <T> T finish(Future<T> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + file + " was written.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TradekeepException told) {
                throw told;
            }
            if (e.getCause() instanceof SqliteException busy && busy.code() == ResultCode.BUSY) {
                throw new TradekeepException(
                        ErrorCode.DATABASE_LOCKED,
                        file + " is used by another exchange that runs.",
                        busy);
            }
            if (e.getCause() instanceof SqliteException failed) {
                throw new TradekeepException(
                        ErrorCode.DATABASE_IO, file + ": " + failed.getMessage(), failed);
            }
            throw new IllegalStateException("The state of the exchange is not kept.", e);
        }
    }

    @Override
    public void close() {
        finish(
                thread.submit(() -> {
                    Connection open = connection;
                    if (open != null) {
                        open.close();
                    }
                    return true;
                }));
        thread.shutdown();
    }
}

package dev.tradekeep.bench.simulate;

import dev.tradekeep.engine.simulation.Disk;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.DatabaseImage;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.MemoryStore;
import dev.tradekeep.store.sqlite.file.MemoryDatabase;
import dev.tradekeep.store.sqlite.file.SqliteTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory, without a thread of its own: what a unit of work writes is committed when it
 * returns. For the thread that made it.
 */
final class MemoryDisk implements Disk {
    private final Path folder;
    private final byte[] empty;
    private Connection connection;
    private byte @Nullable [] copy;

    /**
     * @param folder where an audit may put the books
     * @param empty books, as {@link #emptyBooks} makes them
     */
    MemoryDisk(Path folder, byte[] empty) {
        this.folder = folder;
        this.empty = empty;
        connection = MemoryDatabase.open(empty);
    }

    /** The image of new books. */
    static byte[] emptyBooks() {
        try (MemoryStore store = MemoryStore.open(InstantSource.fixed(Instant.EPOCH))) {
            return store.ask(DatabaseImage::of);
        }
    }

    /** What is committed, as a file would hold it. */
    byte[] image() {
        return DatabaseImage.withLog(connection);
    }

    @Override
    public Store open() {
        return new Books(connection);
    }

    @Override
    public void leave() {
        // What is committed stays.
    }

    @Override
    public void copy() {
        copy = DatabaseImage.of(connection);
    }

    @Override
    public void putBack() {
        byte[] kept = copy == null ? empty : copy;
        connection.close();
        connection = MemoryDatabase.open(kept);
    }

    @Override
    public List<String> audit() {
        Path file = folder.resolve("audited.db");
        try {
            Files.write(file, image());
            return FileDisk.findings(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The books cannot be put down for an audit", e);
        } finally {
            FileDisk.empty(folder);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private record Books(Connection connection) implements Store {
        @Override
        public <R extends @Nullable Object> R write(Durability durability, UnitOfWork<R> work) {
            connection.begin(TransactionMode.IMMEDIATE);
            try {
                R result = work.run(new SqliteTransaction(connection));
                connection.commit();
                return result;
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }

        @Override
        public <R extends @Nullable Object> CompletableFuture<R> submit(
                Durability durability, UnitOfWork<R> work) {
            try {
                return CompletableFuture.completedFuture(write(durability, work));
            } catch (TradekeepException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        @Override
        public Reader openReader() {
            return new BooksReader(connection);
        }

        @Override
        public boolean isPartOf(Path path) {
            return false;
        }

        @Override
        public void close() {
            // The disk outlives its stores.
        }
    }

    private record BooksReader(Connection connection) implements Reader {
        @Override
        public <R extends @Nullable Object> R read(UnitOfWork<R> work) {
            connection.begin(TransactionMode.DEFERRED);
            try {
                return work.run(new SqliteTransaction(connection));
            } finally {
                connection.rollback();
            }
        }

        @Override
        public <R extends @Nullable Object> R read(Duration limit, UnitOfWork<R> work) {
            return read(work);
        }

        @Override
        public void close() {
            // The connection is the disk's.
        }
    }
}

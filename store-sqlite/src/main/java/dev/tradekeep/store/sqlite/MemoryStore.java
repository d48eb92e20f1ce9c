package dev.tradekeep.store.sqlite;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.file.MemoryDatabase;
import dev.tradekeep.store.sqlite.migrate.Migrator;
import dev.tradekeep.store.sqlite.write.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Books in memory, which end with the process: for work that leaves nothing behind. The schema and
 * the queries are those of a file; {@link Durability} makes no difference.
 *
 * <p>There is one connection, which belongs to the writer's thread. A reader has its work done
 * there, between two commits, so a unit of work that reads must not wait for another one.
 */
public final class MemoryStore implements Store {
    private final Writer writer;

    private MemoryStore(Writer writer) {
        this.writer = writer;
    }

    /**
     * Makes new books.
     *
     * @param clock for the times of the migrations
     */
    public static MemoryStore open(InstantSource clock) {
        return new MemoryStore(Writer.start(() -> migrated(clock), "in memory"));
    }

    private static Connection migrated(InstantSource clock) {
        Connection connection = MemoryDatabase.open();
        try {
            new Migrator(MigrationCatalogue.load(), clock).migrate(connection);
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public <R extends @Nullable Object> R write(Durability durability, UnitOfWork<R> work) {
        return writer.write(durability, work);
    }

    @Override
    public <R extends @Nullable Object> CompletableFuture<R> submit(
            Durability durability, UnitOfWork<R> work) {
        return writer.submit(durability, work);
    }

    @Override
    public Reader openReader() {
        return new MemoryReader(writer);
    }

    /** Asks the connection what only SQLite can answer, between two commits. */
    public <R extends @Nullable Object> R ask(Function<Connection, R> question) {
        return writer.runUpkeep(question::apply);
    }

    @Override
    public boolean isPartOf(Path path) {
        return false;
    }

    @Override
    public void close() {
        writer.close();
    }

    private record MemoryReader(Writer writer) implements Reader {
        @Override
        public <R extends @Nullable Object> R read(UnitOfWork<R> work) {
            return writer.runUpkeep(connection -> ReadTransaction.run(connection, work));
        }

        @Override
        public <R extends @Nullable Object> R read(Duration limit, UnitOfWork<R> work) {
            return writer.runUpkeep(connection -> ReadTransaction.run(connection, limit, work));
        }

        @Override
        public void close() {}
    }
}

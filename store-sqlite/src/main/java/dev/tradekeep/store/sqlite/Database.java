package dev.tradekeep.store.sqlite;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.file.DamageMark;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.OwnerLock;
import dev.tradekeep.store.sqlite.migrate.MigrationListener;
import dev.tradekeep.store.sqlite.migrate.MigrationOptions;
import dev.tradekeep.store.sqlite.migrate.MigrationReport;
import dev.tradekeep.store.sqlite.migrate.SchemaUpgrade;
import dev.tradekeep.store.sqlite.migrate.SchemaUpgrade.Migrated;
import dev.tradekeep.store.sqlite.write.Ballast;
import dev.tradekeep.store.sqlite.write.BallastFile;
import dev.tradekeep.store.sqlite.write.CommitListener;
import dev.tradekeep.store.sqlite.write.Upkeep;
import dev.tradekeep.store.sqlite.write.Writer;
import dev.tradekeep.store.sqlite.write.WriterHealth;
import dev.tradekeep.store.sqlite.write.WriterSettings;
import dev.tradekeep.store.sqlite.write.WriterStatistics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The books, open: one file owned by this process, migrated, with one writer and any number of
 * readers.
 *
 * <p>Any thread may write through it; each thread that reads opens a {@link DatabaseReader} of its
 * own.
 */
public final class Database implements Store {
    private final DatabaseFile file;
    private final OwnerLock lock;
    private final Writer writer;
    private final MigrationReport migrations;
    private final Optional<Object> identity;

    private Database(DatabaseFile file, OwnerLock lock, Writer writer, MigrationReport migrations) {
        this.file = file;
        this.lock = lock;
        this.writer = writer;
        this.migrations = migrations;
        identity = file.identity();
    }

    /**
     * Opens a file for writing; a missing or empty one becomes a new database.
     *
     * @param patience how long to wait for another process that owns the file
     * @throws TradekeepException when the file is owned, foreign, newer, damaged, or may not be
     *     written; then it is as it was
     */
    public static Database open(Path path, Duration patience, InstantSource clock) {
        return open(path, patience, clock, WriterSettings.DEFAULT, 0);
    }

    /**
     * {@link #open(Path, Duration, InstantSource)} with settings of its writer.
     *
     * @param ballastBytes room that is kept on the disk for {@link Durability#CRITICAL} tasks, such
     *     as {@link BallastFile#BYTES_DEFAULT}; 0 for none
     */
    public static Database open(
            Path path,
            Duration patience,
            InstantSource clock,
            WriterSettings settings,
            long ballastBytes) {
        return open(path, patience, clock, settings, ballastBytes, MigrationListener.NONE);
    }

    /** The same, telling of the migrations as they are applied. */
    public static Database open(
            Path path,
            Duration patience,
            InstantSource clock,
            WriterSettings settings,
            long ballastBytes,
            MigrationListener listener) {
        DatabaseFile file = DatabaseFile.at(path);
        OwnerLock lock = OwnerLock.acquire(file.path(), patience);
        try {
            SchemaUpgrade upgrade =
                    new SchemaUpgrade(
                            MigrationCatalogue.load(),
                            clock,
                            MigrationOptions.DEFAULT.heardBy(listener));
            AtomicReference<@Nullable MigrationReport> report = new AtomicReference<>();
            DamageMark mark = DamageMark.of(file.path());
            Writer writer =
                    Writer.start(
                            () -> openMigrated(file, mark, upgrade, report),
                            file.path().getFileName().toString(),
                            settings,
                            ballast(file, ballastBytes),
                            cause -> markUnlessMoved(mark, cause));
            MigrationReport done = report.get();
            if (done == null) {
                throw new IllegalStateException("The writer started without migrating");
            }
            return new Database(file, lock, writer, done);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** A file that was moved is not damaged, and another one may lie there now. */
    private static void markUnlessMoved(DamageMark mark, TradekeepException cause) {
        if (cause.code() != ErrorCode.DATABASE_MOVED) {
            mark.set(String.valueOf(cause.getMessage()));
        }
    }

    private static Ballast ballast(DatabaseFile file, long bytes) {
        return bytes == 0 ? Ballast.none() : BallastFile.of(file.path(), bytes);
    }

    private static Connection openMigrated(
            DatabaseFile file,
            DamageMark mark,
            SchemaUpgrade upgrade,
            AtomicReference<@Nullable MigrationReport> report) {
        Migrated migrated = upgrade.open(file, mark::check);
        report.set(migrated.report());
        return migrated.connection();
    }

    /** Where the file lies: an absolute path without symbolic links. */
    public Path path() {
        return file.path();
    }

    /** The size of the file and of its write-ahead log, bytes. */
    public long sizeBytes() {
        return file.sizeBytes();
    }

    /** The size of its write-ahead log, bytes. */
    public long logBytes() {
        return file.logBytes();
    }

    @Override
    public boolean isPartOf(Path other) {
        return file.isPartOf(other);
    }

    /** What the migrator did when the file was opened. */
    public MigrationReport migrations() {
        return migrations;
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

    /**
     * Runs a piece of upkeep on the writer's connection, between two of its commits, and waits for
     * it.
     *
     * @throws TradekeepException what it throws, or as {@link Writer#submitUpkeep}
     */
    public <R extends @Nullable Object> R runUpkeep(Upkeep<R> upkeep) {
        return writer.runUpkeep(upkeep);
    }

    /** Makes a listener hear, on the writer's thread, of what is committed, in place of another. */
    public void listen(CommitListener commits) {
        writer.listen(commits);
    }

    /** {@link Writer#checkpointEvery}. */
    public void checkpointEvery(int pages) {
        writer.checkpointEvery(pages);
    }

    /** Whether the writer can write. For any thread. */
    public WriterHealth writerHealth() {
        return writer.health();
    }

    /** What the writer has done since the file was opened. For any thread. */
    public WriterStatistics writerStatistics() {
        return writer.statistics();
    }

    /**
     * Whether the file no longer lies where it was opened: renamed, deleted, or another one in its
     * place. Looks at the file system; for any thread.
     */
    public boolean hasMoved() {
        return !identity.equals(file.identity());
    }

    /** How to tell people that it has moved. */
    public TradekeepException moved() {
        return new TradekeepException(
                ErrorCode.DATABASE_MOVED,
                path()
                        + " was moved, deleted or replaced while it was in use. Stop the program,"
                        + " put the file back with its -wal, and start it again.");
    }

    /**
     * Opens a reader for the calling thread.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_MOVED} when another file lies there
     *     now: it must not meet the log of this one
     */
    @Override
    public DatabaseReader openReader() {
        if (hasMoved()) {
            throw moved();
        }
        return new DatabaseReader(file);
    }

    /** Writes what is queued, closes the writer and releases the file. */
    @Override
    public void close() {
        writer.close();
        lock.close();
    }
}

package dev.tradekeep.store.sqlite.maintenance;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Checkpoint;
import dev.tradekeep.sqlite.CheckpointMode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.FreeSpace;
import dev.tradekeep.store.sqlite.file.Setting;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import dev.tradekeep.store.sqlite.statistics.StaleTable;
import dev.tradekeep.store.sqlite.statistics.TableStatistics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Upkeep of a database that is open, each piece noted in {@code maintenance_runs}. All but {@link
 * #vacuumFully} is done in small pieces between the writer's commits. For any thread but the
 * writer's.
 */
public final class DatabaseMaintenance {
    /** Rows of an index that an analysis looks at: what bounds the time it takes. */
    static final int ANALYSIS_ROWS_MAX = 1_000;

    /** Pages that one piece of a vacuum gives back. */
    static final int VACUUM_PAGES = 64;

    /** How long a checkpoint keeps the writer waiting for readers that are in its way. */
    static final Duration CHECKPOINT_WAIT_MAX = Duration.ofMillis(100);

    private final Database database;
    private final InstantSource clock;
    private final MaintenanceCause cause;
    private final List<Retention> retentions;

    /**
     * @param retentions what {@link #applyRetention} does, in this order
     */
    public DatabaseMaintenance(
            Database database,
            InstantSource clock,
            MaintenanceCause cause,
            List<Retention> retentions) {
        this.database = database;
        this.clock = clock;
        this.cause = cause;
        this.retentions = List.copyOf(retentions);
    }

    /** What a piece of upkeep did, before it is known how long it took. */
    private record Done(Map<String, Long> figures, List<String> notes) {}

    /** Analyses the tables whose statistics are stale, and lets SQLite do what it finds useful. */
    public MaintenanceReport optimize() {
        return noted(
                MaintenanceKind.OPTIMIZE,
                () -> {
                    List<StaleTable> stale = read(TableStatistics::stale);
                    List<String> notes = new ArrayList<>();
                    for (StaleTable table : stale) {
                        analyse("ANALYZE " + TableStatistics.quoted(table.table()));
                        notes.add(table.table() + ": " + table.reason());
                    }
                    analyse("PRAGMA optimize");
                    return new Done(Map.of("tablesAnalysed", (long) stale.size()), notes);
                });
    }

    private void analyse(String sql) {
        upkeep(connection -> {
            connection.execute("PRAGMA analysis_limit=" + ANALYSIS_ROWS_MAX);
            connection.execute("BEGIN IMMEDIATE");
            connection.execute(sql);
            connection.commit();
        });
    }

    /**
     * Brings the log into the database file.
     *
     * @param cut whether the log is cut to no length afterwards, which readers may prevent
     */
    public MaintenanceReport checkpoint(boolean cut) {
        return noted(
                MaintenanceKind.CHECKPOINT,
                () -> {
                    long before = logPages();
                    Checkpoint[] result = new Checkpoint[1];
                    upkeep(connection -> result[0] = checkpoint(connection, cut));
                    boolean complete = !result[0].isBusy();
                    // A log that was cut says nothing any more of what was in it.
                    boolean gone = cut && complete;
                    Map<String, Long> figures = new LinkedHashMap<>();
                    figures.put("logPages", gone ? before : Math.max(0L, result[0].logFrames()));
                    figures.put(
                            "copiedPages", gone ? before : Math.max(0L, result[0].copiedFrames()));
                    return new Done(
                            figures,
                            complete
                                    ? List.of()
                                    : List.of(
                                            "a reader was in its way; what it needs stays in the"
                                                    + " log"));
                });
    }

    private long logPages() {
        return read(c -> Math.max(0L, Checkpoint.run(c, CheckpointMode.NOOP).logFrames()));
    }

    private static Checkpoint checkpoint(Connection connection, boolean cut) {
        connection.setBusyTimeout(CHECKPOINT_WAIT_MAX);
        try {
            return Checkpoint.run(
                    connection, cut ? CheckpointMode.TRUNCATE : CheckpointMode.PASSIVE);
        } finally {
            connection.setBusyTimeout(
                    Duration.ofMillis(Long.parseLong(Setting.BUSY_TIMEOUT.value())));
        }
    }

    /** Gives free pages back to the disk, {@value #VACUUM_PAGES} at a time. */
    public MaintenanceReport vacuum() {
        return noted(
                MaintenanceKind.INCREMENTAL_VACUUM,
                () -> {
                    long before = read(connection -> number(connection, "PRAGMA page_count"));
                    long free = read(connection -> number(connection, "PRAGMA freelist_count"));
                    for (long left = free; left > 0; left -= VACUUM_PAGES) {
                        // Stepped to its end: otherwise it gives one page back.
                        upkeep(connection ->
                                connection.execute(
                                        "PRAGMA incremental_vacuum(" + VACUUM_PAGES + ")"));
                    }
                    return pages(before);
                });
    }

    /**
     * Rewrites the whole file, in order and without free pages. The writer does nothing else until
     * it is done.
     *
     * @throws TradekeepException with {@link dev.tradekeep.model.error.ErrorCode#DATABASE_FULL}
     *     when there is no room for two more copies of the file; then nothing has changed
     */
    public MaintenanceReport vacuumFully() {
        return noted(
                MaintenanceKind.VACUUM,
                () -> {
                    long before = read(connection -> number(connection, "PRAGMA page_count"));
                    long bytes = before * read(c -> number(c, "PRAGMA page_size"));
                    // One copy is made in a temporary file, and one passes through the log.
                    FreeSpace.require(2 * bytes, database.path());
                    FreeSpace.require(
                            bytes, Path.of(System.getProperty("java.io.tmpdir"), "vacuum"));
                    upkeep(DatabaseMaintenance::vacuumFully);
                    return pages(before);
                });
    }

    private static void vacuumFully(Connection connection) {
        connection.execute("PRAGMA temp_store=FILE");
        try {
            connection.execute("VACUUM");
        } finally {
            connection.execute("PRAGMA temp_store=" + Setting.TEMP_STORE.value());
        }
    }

    private Done pages(long before) {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("pagesBefore", before);
        figures.put("pagesAfter", read(connection -> number(connection, "PRAGMA page_count")));
        return new Done(figures, List.of());
    }

    /** Deletes the rows that are kept no longer. */
    public MaintenanceReport applyRetention() {
        return noted(
                MaintenanceKind.RETENTION,
                () -> {
                    long now = Micros.now(clock);
                    Map<String, Long> figures = new LinkedHashMap<>();
                    retentions.forEach(retention -> figures.putAll(retention.apply(now)));
                    return new Done(figures, List.of());
                });
    }

    private MaintenanceReport noted(MaintenanceKind kind, Supplier<Done> work) {
        long start = System.nanoTime();
        long run =
                database.write(
                        Durability.FORCED,
                        t -> new MaintenanceRepository(t).begin(kind, cause, Micros.now(clock)));
        try {
            Done done = work.get();
            MaintenanceReport report =
                    new MaintenanceReport(
                            kind, done.figures(), done.notes(), System.nanoTime() - start);
            end(run, true, report.detail());
            return report;
        } catch (RuntimeException e) {
            noteFailure(run, e);
            throw e;
        }
    }

    private void noteFailure(long run, RuntimeException e) {
        try {
            end(run, false, String.valueOf(e.getMessage()));
        } catch (TradekeepException second) {
            // The next start notes it as failed.
            e.addSuppressed(second);
        }
    }

    private void end(long run, boolean done, String detail) {
        boolean written =
                database.write(
                        Durability.FORCED,
                        t -> {
                            MaintenanceRepository runs = new MaintenanceRepository(t);
                            if (done) {
                                runs.done(run, detail, Micros.now(clock));
                            } else {
                                runs.failed(run, detail, Micros.now(clock));
                            }
                            return true;
                        });
        assert written;
    }

    /** Work on the writer's connection. */
    @FunctionalInterface
    private interface Work {
        void run(Connection connection);
    }

    private void upkeep(Work work) {
        boolean done =
                database.runUpkeep(connection -> {
                    work.run(connection);
                    return true;
                });
        assert done;
    }

    /** Something that a reader answers. */
    @FunctionalInterface
    private interface Question<R> {
        R ask(Connection connection);
    }

    private <R> R read(Question<R> question) {
        try (Connection connection = new DatabaseFile(database.path()).openForReading()) {
            return question.ask(connection);
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Reading " + database.path());
        }
    }

    private static long number(Connection connection, String pragma) {
        try (Statement statement = connection.prepare(pragma)) {
            return statement.step() ? statement.getLong(0) : 0;
        }
    }
}

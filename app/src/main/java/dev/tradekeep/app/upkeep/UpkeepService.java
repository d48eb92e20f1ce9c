package dev.tradekeep.app.upkeep;

import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.backup.BackupCause;
import dev.tradekeep.store.sqlite.backup.BackupLog;
import dev.tradekeep.store.sqlite.backup.BackupRequest;
import dev.tradekeep.store.sqlite.backup.ChangeShipper;
import dev.tradekeep.store.sqlite.backup.NotedBackup;
import dev.tradekeep.store.sqlite.backup.ShipperSettings;
import dev.tradekeep.store.sqlite.backup.ShipperStatus;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceScheduler;
import dev.tradekeep.store.sqlite.statistics.SlowQueryLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done for the database while the server runs: slow queries are noted, statistics kept
 * fresh, free pages given back, old rows removed, backups made and commits shipped. Thread-safe.
 */
public final class UpkeepService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepService.class);

    private final Database database;
    private final UpkeepSettings settings;
    private final InstantSource clock;
    private volatile @Nullable Running running;

    /** Does nothing until {@link #start}. */
    public UpkeepService(Database database, UpkeepSettings settings, InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** What goes on by itself. */
    private record Running(
            Optional<ChangeShipper> shipper,
            SlowQueryLog slowQueries,
            MaintenanceScheduler scheduler,
            DatabaseWatch watch) {}

    /**
     * Starts what goes on by itself. Each job counts from when the books say it was last done.
     *
     * @throws TradekeepException when a folder cannot be made
     */
    public void start() {
        settings.backupFolder().ifPresent(UpkeepService::make);
        Optional<ChangeShipper> shipper =
                settings.archive()
                        .map(archive ->
                                ChangeShipper.start(
                                        database, archive, ShipperSettings.DEFAULT, clock));
        SlowQueryLog slowQueries = SlowQueryLog.start(database, clock, QueryCatalogue.all());
        running =
                new Running(
                        shipper,
                        slowQueries,
                        MaintenanceScheduler.start(
                                name(),
                                new UpkeepJobs(database, settings, clock)
                                        .all(
                                                slowQueries,
                                                shipper,
                                                () -> backUp(BackupCause.SCHEDULE)),
                                clock,
                                new UpkeepAlerts(database, clock)),
                        DatabaseWatch.start(database, clock));
    }

    /** Where slow statements are noted; nothing before the start. */
    public Optional<SlowQueryLog> slowQueries() {
        return Optional.ofNullable(running).map(Running::slowQueries);
    }

    /** Why the books cannot be written now; empty when they can, and before the start. */
    public Optional<TradekeepException> problem() {
        return Optional.ofNullable(running).flatMap(all -> all.watch().problem());
    }

    /** How the shipping of commits goes; nothing when they are not shipped. */
    public Optional<ShipperStatus> shipping() {
        return Optional.ofNullable(running).flatMap(Running::shipper).map(ChangeShipper::status);
    }

    /**
     * Makes a backup in the folder for them and notes it in the books.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when there is no such folder; as
     *     {@link BackupLog#make}
     */
    public NotedBackup backUp(BackupCause cause) {
        Path folder =
                settings.backupFolder()
                        .orElseThrow(() ->
                                new TradekeepException(
                                        ErrorCode.CONFLICT,
                                        "This server has no folder for backups. Set"
                                                + " backup.folder and start it again."));
        BackupRequest request =
                new BackupRequest(
                        database.path(),
                        folder,
                        settings.compressed(),
                        true,
                        settings.backupsKept());
        return BackupLog.of(database, cause, clock).make(request, (remaining, total) -> {});
    }

    /** One line on what will be done. */
    public String describe() {
        return settings.backupFolder()
                        .map(folder ->
                                "a backup to "
                                        + folder
                                        + " every "
                                        + settings.backupEvery().toHours()
                                        + " h")
                        .orElse("no backups")
                + ", "
                + settings.archive()
                        .map(archive -> "commits shipped to " + archive)
                        .orElse("no archive");
    }

    private String name() {
        return String.valueOf(database.path().getFileName());
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_READ_ONLY,
                    "The folder for backups "
                            + folder
                            + " cannot be made: "
                            + e.getMessage()
                            + ". Name another as backup.folder.",
                    e);
        }
    }

    /** Ends all of it; a backup that is being made is abandoned. Closing twice does nothing. */
    @Override
    public void close() {
        Running ending = running;
        running = null;
        if (ending == null) {
            return;
        }
        ending.watch().close();
        ending.scheduler().close();
        collectLast(ending.slowQueries());
        ending.slowQueries().close();
        ending.shipper().ifPresent(ChangeShipper::close);
    }

    private static void collectLast(SlowQueryLog slowQueries) {
        try {
            slowQueries.collect();
        } catch (TradekeepException e) {
            // The writer has stopped; that is told elsewhere, and the rest must be closed.
            LOG.warn("The last slow statements are not noted: {}", e.getMessage());
        }
    }
}

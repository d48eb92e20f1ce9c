package dev.tradekeep.store.migrate;

import dev.tradekeep.sqlite.Connection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Brings a file up to date the careful way: rehearsed on a copy when that is wanted, backed up when
 * it holds something, and synced at the end.
 */
public final class SchemaUpgrade {
    private final MigrationCatalogue catalogue;
    private final InstantSource clock;
    private final MigrationOptions options;
    private final Migrator migrator;

    public SchemaUpgrade(
            MigrationCatalogue catalogue, InstantSource clock, MigrationOptions options) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.options = options;
        migrator = new Migrator(catalogue, clock);
    }

    /** {@link Migrator#check}. */
    public void check(Connection connection) {
        migrator.check(connection);
    }

    /**
     * Applies what is missing.
     *
     * @param connection of the file's owner
     * @param file where it lies
     * @see Migrator#migrate(Connection, MigrationOptions)
     */
    public MigrationReport run(Connection connection, Path file) {
        MigrationHistory history = migrator.readHistory(connection);
        if (migrator.pending(history, options).isEmpty()) {
            return migrator.migrate(connection, options);
        }
        if (options.allOrNothing()) {
            MigrationOptions unheard = options.heardBy(MigrationListener.NONE);
            Migrator onCopy = new Migrator(catalogue, clock, true);
            Rehearsal.of(connection, file, copy -> onCopy.migrate(copy, unheard));
        }
        // A new file has nothing to lose: its migrations can be run again.
        Optional<Path> backup =
                history.applied().isEmpty()
                        ? Optional.empty()
                        : Optional.of(SafetyCopy.make(connection, file, clock));
        MigrationReport report = migrator.migrate(connection, options);
        // The commits of a log with synchronous=NORMAL reach the disk here, all at once.
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)");
        return new MigrationReport(report.applied(), report.total(), backup);
    }
}

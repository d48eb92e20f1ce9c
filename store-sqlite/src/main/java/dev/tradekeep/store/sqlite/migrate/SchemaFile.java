package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.OwnerLock;
import dev.tradekeep.store.sqlite.migrate.SchemaUpgrade.Migrated;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The schema of one database file: migrate it, rehearse that, and compare it with what the
 * migrations make. Every method opens the file and closes it again.
 */
public final class SchemaFile {
    private final Path path;
    private final MigrationCatalogue catalogue;
    private final InstantSource clock;

    public SchemaFile(Path path, MigrationCatalogue catalogue, InstantSource clock) {
        this.path = path;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Applies what is missing; a missing file is made.
     *
     * @param patience how long to wait for another process that owns the file
     * @see SchemaUpgrade#open
     */
    public MigrationReport migrate(Duration patience, MigrationOptions options) {
        DatabaseFile file = DatabaseFile.at(path);
        SchemaUpgrade upgrade = new SchemaUpgrade(catalogue, clock, options);
        try (OwnerLock _ = OwnerLock.acquire(file.path(), patience)) {
            Migrated migrated = upgrade.open(file, opened -> {});
            migrated.connection().close();
            return migrated.report();
        }
    }

    /**
     * Finds out on a copy what {@link #migrate} would do; the file is only read.
     *
     * @throws TradekeepException as {@link #migrate} would
     */
    public DryRun rehearse(MigrationOptions options) {
        DatabaseFile file = DatabaseFile.at(path);
        if (!file.exists()) {
            return Rehearsal.ofEmpty(copy -> rehearse(copy, options));
        }
        try (Connection connection = file.openForReading()) {
            return Rehearsal.of(connection, file.path(), copy -> rehearse(copy, options));
        }
    }

    private DryRun rehearse(Connection copy, MigrationOptions options) {
        DryRunRecorder recorder = new DryRunRecorder(options.listener());
        List<SchemaObject> before = SchemaObject.read(copy);
        new Migrator(catalogue, clock, true).migrate(copy, options.heardBy(recorder));
        return new DryRun(recorder.steps(), SchemaDiff.between(before, SchemaObject.read(copy)));
    }

    /** Every difference of the file's history from the migrations known here, the worst first. */
    public List<HistoryFinding> validate() {
        return read(connection -> MigrationHistory.read(connection).compare(catalogue));
    }

    /**
     * What was changed in the schema without a migration: from what the applied migrations make to
     * what is there. Empty when they are equal.
     *
     * @throws TradekeepException as {@link Migrator#check}, and with {@link
     *     ErrorCode#INVALID_ARGUMENT} when the file has migrations of a folder that is not named
     */
    public List<SchemaChange> drift() {
        return read(connection -> {
            Migrator migrator = new Migrator(catalogue, clock);
            List<Migration> applied = new ArrayList<>();
            for (AppliedMigration row : migrator.readHistory(connection).applied()) {
                applied.add(catalogue.find(row.id()).orElseThrow(this::noFolder));
            }
            return SchemaDiff.between(schemaOf(applied), SchemaObject.read(connection));
        });
    }

    /** The schema that migrations make in a new database. */
    private List<SchemaObject> schemaOf(List<Migration> migrations) {
        return Rehearsal.ofEmpty(copy -> {
            MigrationCatalogue wanted = new MigrationCatalogue(migrations, catalogue.withUser());
            new Migrator(wanted, clock).migrate(copy);
            return SchemaObject.read(copy);
        });
    }

    private TradekeepException noFolder() {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                path + " has migrations of a folder of yours. Name it with --migrations.");
    }

    /**
     * Writes the history of a file that has the schema of all migrations but not their whole
     * history, such as one that was restored from a dump.
     *
     * @throws TradekeepException with {@link ErrorCode#SCHEMA_DRIFTED} when the schema is another;
     *     with those of {@link Migrator#check} when the history has rows that are not known here or
     *     were edited. The file is as it was.
     */
    public MigrationReport baseline(Duration patience, MigrationOptions options) {
        DatabaseFile file = DatabaseFile.existing(path);
        List<Migration> wanted = catalogue.migrations().stream().filter(options::wants).toList();
        List<SchemaObject> schema = schemaOf(wanted);
        try (OwnerLock _ = OwnerLock.acquire(file.path(), patience);
                Connection connection =
                        file.openForAdoption(c -> Baseline.check(c, catalogue, wanted, schema))) {
            return new Baseline(catalogue, wanted, clock).write(connection, file.path());
        }
    }

    private <R> R read(Function<Connection, R> work) {
        try (Connection connection = DatabaseFile.existing(path).openForReading()) {
            return work.apply(connection);
        }
    }
}

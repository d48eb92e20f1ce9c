package dev.tradekeep.app.cli.db;

import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.backup.BackupLog;
import dev.tradekeep.store.sqlite.migrate.SchemaSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Books in which a command that is about something else makes a note: opened for each one, where
 * that changes nothing else and waits for nobody.
 */
record QuietBooks(Path file, InstantSource clock) implements BackupLog.Books {
    /**
     * Runs a unit of work.
     *
     * @throws TradekeepException when another process owns the books, or they are of an older
     *     schema, which opening them would change
     */
    @Override
    public long write(UnitOfWork<Long> work) {
        Optional<ServedBooks> served = Invocation.current().served();
        if (served.isPresent()) {
            return served.get().database().write(Durability.FORCED, work);
        }
        requireSchema();
        try (Database database = Database.open(file, Duration.ZERO, clock)) {
            return database.write(Durability.FORCED, work);
        }
    }

    private void requireSchema() {
        MigrationCatalogue known = MigrationCatalogue.load();
        try (DatabaseReader reader = DatabaseReader.open(file)) {
            if (!reader.read(t -> SchemaSummary.read(t, known)).pending().isEmpty()) {
                throw new TradekeepException(
                        ErrorCode.CONFLICT, "the schema is of an older program");
            }
        }
    }
}

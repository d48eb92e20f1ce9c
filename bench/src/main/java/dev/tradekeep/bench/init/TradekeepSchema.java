package dev.tradekeep.bench.init;

import dev.tradekeep.bench.report.Role;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.migrate.MigrationOptions;
import dev.tradekeep.store.sqlite.migrate.MigrationReport;
import dev.tradekeep.store.sqlite.migrate.SchemaFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Ours, with everything that {@code db init} does: lock, settings, migrations, checks, sync. */
final class TradekeepSchema implements SchemaSubject {
    @Override
    public String name() {
        return "tradekeep";
    }

    @Override
    public Role role() {
        return Role.OURS;
    }

    @Override
    public int create(Path file) {
        SchemaFile schema = schema(file);
        MigrationReport report = schema.migrate(Duration.ZERO, MigrationOptions.DEFAULT);
        if (!schema.validate().isEmpty()) {
            throw new IllegalStateException("A new file does not hold all migrations");
        }
        return report.applied().size();
    }

    @Override
    public void reopen(Path file) {
        if (!schema(file).migrate(Duration.ZERO, MigrationOptions.DEFAULT).applied().isEmpty()) {
            throw new IllegalStateException("The file was not up to date");
        }
    }

    private static SchemaFile schema(Path file) {
        return new SchemaFile(file, MigrationCatalogue.load(), InstantSource.system());
    }
}

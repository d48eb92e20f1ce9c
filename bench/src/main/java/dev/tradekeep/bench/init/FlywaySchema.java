package dev.tradekeep.bench.init;

import dev.tradekeep.bench.report.Role;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Flyway over sqlite-jdbc: the same files, their texts unchanged, with the same journal mode and
 * level of syncing. The names are read as they are, with nothing before the number and one
 * underscore after it.
 */
final class FlywaySchema implements SchemaSubject {
    private final Path files;

    private FlywaySchema(Path files) {
        this.files = files;
    }

    /** Writes the migrations into a folder for it. */
    static FlywaySchema over(Path folder) throws IOException {
        for (Migration migration : MigrationCatalogue.load().migrations()) {
            if (migration.number().isEmpty()) {
                throw new IllegalStateException("Flyway would not run " + migration.file());
            }
            Files.writeString(folder.resolve(migration.file()), migration.sql());
        }
        return new FlywaySchema(folder);
    }

    @Override
    public String name() {
        return "flyway";
    }

    @Override
    public Role role() {
        return Role.PEER;
    }

    @Override
    public int create(Path file) {
        Flyway flyway = flyway(file);
        int applied = flyway.migrate().migrationsExecuted;
        flyway.validate();
        return applied;
    }

    @Override
    public void reopen(Path file) {
        // It validates by itself before it migrates.
        if (flyway(file).migrate().migrationsExecuted != 0) {
            throw new IllegalStateException("The file was not up to date");
        }
    }

    private Flyway flyway(Path file) {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        settings.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(settings);
        source.setUrl("jdbc:sqlite:" + file);
        return Flyway.configure()
                .dataSource(source)
                .locations("filesystem:" + files)
                .sqlMigrationPrefix("")
                .sqlMigrationSeparator("_")
                .load();
    }
}

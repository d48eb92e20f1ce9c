package dev.tradekeep.app.cli.db;

import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.migrate.SchemaFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --migrations DIR}, a folder of the user's own migrations: use as a {@code @Mixin}. */
final class MigrationsOption {
    @Option(
            names = "--migrations",
            paramLabel = "DIR",
            description = "A folder of your own migrations, applied after Tradekeep's.")
    private @Nullable Path folder;

    /** The folder, if one was named. */
    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** Tradekeep's migrations and, after them, those in the folder. */
    MigrationCatalogue catalogue() {
        return MigrationCatalogue.load(folder());
    }

    /** The schema of a database, by these migrations. */
    SchemaFile schema(Path file) {
        return new SchemaFile(file, catalogue(), InstantSource.system());
    }
}

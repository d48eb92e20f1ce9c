package dev.tradekeep.store.sqlite.testing;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.sqlite.migrate.MigrationListener;
import dev.tradekeep.store.sqlite.migrate.MigrationOptions;
import dev.tradekeep.store.sqlite.migrate.SchemaFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A process that migrates a database. It prints {@code start}, {@code ran} after each statement,
 * and {@code done} or the code of the error; then it waits for a line.
 *
 * <p>Arguments: the file, and a folder of migrations.
 */
public final class MigratingProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private MigratingProcess() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("start");
        MigrationListener listener =
                new MigrationListener() {
                    @Override
                    public void ran(SqlStatement statement, long changedRows) {
                        System.out.println("ran");
                    }
                };
        try {
            new SchemaFile(
                            Path.of(arguments[0]),
                            MigrationCatalogue.load(Optional.of(Path.of(arguments[1]))),
                            InstantSource.system())
                    .migrate(PATIENCE, new MigrationOptions(OptionalInt.empty(), false, listener));
            System.out.println("done");
        } catch (TradekeepException e) {
            System.out.println(e.code() + " " + e.getMessage());
        }
        int ignored = System.in.read();
        assert ignored >= -1;
    }
}

package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.DatabaseImage;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Makes a database that is not there yet: the program's own migrations run in memory, one
 * transaction each as in a file, and the result is put in its place whole. So a crash leaves no
 * file or a complete one, and the disk is synced once instead of for every step.
 */
final class NewDatabase {
    private static final String PART = ".new";

    /** What a database of that name left behind when it was deleted; SQLite would apply it. */
    private static final List<String> STALE = List.of("-wal", "-shm", "-journal");

    private final MigrationCatalogue catalogue;
    private final InstantSource clock;

    NewDatabase(MigrationCatalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue.ofProgram();
        this.clock = clock;
    }

    /**
     * Makes the file.
     *
     * @param file which is not there; its owner calls
     * @throws TradekeepException as {@link Migrator#migrate}; then the file holds the migrations
     *     before the failing one, if there were any
     */
    MigrationReport make(Path file, MigrationOptions options) {
        return Rehearsal.ofEmpty(memory -> {
            try {
                MigrationReport report = new Migrator(catalogue, clock).migrate(memory, options);
                put(memory, file);
                return report;
            } catch (TradekeepException e) {
                if (!MigrationHistory.read(memory).applied().isEmpty()) {
                    put(memory, file);
                }
                throw e;
            }
        });
    }

    private static void put(Connection memory, Path file) {
        try {
            for (String suffix : STALE) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
            Path part = file.resolveSibling(file.getFileName() + PART);
            WholeFile.write(DatabaseImage.withLog(memory), part, file);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_IO,
                    "The new database "
                            + file
                            + " cannot be written: "
                            + e.getMessage()
                            + ". Check the folder and its free space; nothing was made.",
                    e);
        }
    }
}

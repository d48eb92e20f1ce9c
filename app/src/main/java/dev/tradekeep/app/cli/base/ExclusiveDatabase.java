package dev.tradekeep.app.cli.base;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;

/** Opens the books for one command that changes them; no server may own them meanwhile. */
public final class ExclusiveDatabase {
    public static final InstantSource CLOCK = InstantSource.system();

    private ExclusiveDatabase() {}

    /**
     * Runs something with a database that is there.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_LOCKED} while another process owns
     *     the file, whose pid the message tells
     */
    public static <R> R with(Path file, Function<Database, R> work) {
        Path there = DatabaseFile.existing(file).path();
        try (Database database = Database.open(there, DatabaseOption.PATIENCE, CLOCK)) {
            return work.apply(database);
        }
    }
}

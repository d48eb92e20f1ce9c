package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Checkpoint;
import dev.tradekeep.sqlite.CheckpointMode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionSwitch;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.file.DamageMark;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.DatedName;
import dev.tradekeep.store.sqlite.file.FreeSpace;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import dev.tradekeep.store.sqlite.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a complete file in the place of a database, so that whatever happens there is the old one or
 * the new one, and keeps the old one under a dated name.
 *
 * <p>The old database takes its log into itself first, and is then copied aside. It is a copy
 * because a second name of the same file is what {@link DatabaseFile} refuses, and because a moment
 * without a file under the name would make the next start begin an empty one. Only then its log and
 * its shared memory go, which SQLite would otherwise apply to the new file, and one rename replaces
 * it. A damaged one takes nothing into itself: it is kept byte for byte with its log next to it.
 */
final class Replacement {
    /** How long programs that read the old database are waited for. */
    private static final Duration READERS_PATIENCE = Duration.ofSeconds(5);

    /** What the old database may be found to be and still be put aside, as it is. */
    private static final Set<ErrorCode> UNUSABLE =
            EnumSet.of(
                    ErrorCode.DATABASE_CORRUPT, ErrorCode.DATABASE_FOREIGN, ErrorCode.DATABASE_IO);

    private static final String LOG = "-wal";
    private static final String JOURNAL = "-journal";
    private static final List<String> SIDE_FILES = List.of(LOG, "-shm", JOURNAL);

    private final Path database;
    private final InstantSource clock;

    /**
     * @param database canonical, of the calling process, which has no connection to it
     */
    Replacement(Path database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Replaces the database.
     *
     * @param part the new one, in the same folder
     * @return what lay there before
     * @throws TradekeepException when the old one belongs to another program or is being read
     */
    Optional<Aside> by(Path part) throws IOException {
        boolean logLeft = Files.exists(nextTo(LOG)) && Files.size(nextTo(LOG)) > 0;
        Optional<Aside> aside =
                Files.exists(database)
                        ? Optional.of(putAside())
                        : logLeft ? Optional.of(putLogAside()) : Optional.empty();
        for (String suffix : SIDE_FILES) {
            Files.deleteIfExists(nextTo(suffix));
        }
        WholeFile.publish(part, database);
        Files.deleteIfExists(DamageMark.of(database).file());
        return aside;
    }

    private Aside putAside() throws IOException {
        boolean damaged = DamageMark.of(database).isSet() || !settles();
        Path aside = asideName(damaged);
        FreeSpace.require(Files.size(database), aside);
        for (String suffix : List.of(LOG, JOURNAL)) {
            if (Files.exists(nextTo(suffix)) && Files.size(nextTo(suffix)) > 0) {
                copy(nextTo(suffix), aside.resolveSibling(aside.getFileName() + suffix));
            }
        }
        copy(database, aside);
        return new Aside(aside, damaged);
    }

    /** A log whose database is gone. */
    private Aside putLogAside() throws IOException {
        Path aside = asideName(true);
        Path log = aside.resolveSibling(aside.getFileName() + LOG);
        copy(nextTo(LOG), log);
        return new Aside(log, true);
    }

    private Path asideName(boolean damaged) throws IOException {
        String prefix = database.getFileName() + (damaged ? ".damaged" : ".before-restore");
        return DatedName.next(WholeFile.folderOf(database), prefix, "", clock);
    }

    private static void copy(Path from, Path to) throws IOException {
        Path part = PartFile.of(to);
        try {
            Files.copy(from, part);
            WholeFile.publish(part, to);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Brings the log into the file; answers false when the file is too damaged for it. */
    private boolean settles() {
        try (Connection connection = Connection.open(database, OpenMode.READ_WRITE)) {
            // A log that turns out to be damaged must not go when the connection closes.
            connection.set(ConnectionSwitch.NO_CHECKPOINT_ON_CLOSE, true);
            connection.setBusyTimeout(READERS_PATIENCE);
            checkOurs(connection);
            if (Checkpoint.run(connection, CheckpointMode.TRUNCATE).isBusy()) {
                throw inUse();
            }
            connection.set(ConnectionSwitch.NO_CHECKPOINT_ON_CLOSE, false);
            return true;
        } catch (SqliteException e) {
            ErrorCode code = StorageErrors.codeOf(e);
            if (UNUSABLE.contains(code)) {
                return false;
            }
            throw code == ErrorCode.DATABASE_LOCKED
                    ? inUse()
                    : StorageErrors.translate(e, "Putting " + database + " aside");
        }
    }

    private void checkOurs(Connection connection) {
        long id = number(connection, "PRAGMA application_id");
        boolean empty = number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (id != DatabaseFile.APPLICATION_ID && !empty) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_FOREIGN,
                    database
                            + " belongs to another program, so nothing takes its place. Nothing was"
                            + " changed; name another file with --db.");
        }
    }

    private TradekeepException inUse() {
        return new TradekeepException(
                ErrorCode.DATABASE_LOCKED,
                database
                        + " is being read by another program. Stop it and try again; nothing was"
                        + " changed.");
    }

    private static long number(Connection connection, String sql) {
        try (Statement statement = connection.prepare(sql)) {
            return statement.step() ? statement.getLong(0) : 0;
        }
    }

    private Path nextTo(String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }
}

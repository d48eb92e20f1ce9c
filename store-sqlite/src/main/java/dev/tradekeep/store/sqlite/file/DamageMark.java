package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A side file {@code FILE.check} that says: the disk failed under this database, look at it before
 * it is used again.
 *
 * <p>After a sync that failed, what the system's memory holds and what the disk holds may differ.
 * So the writer sets this mark when it stops, and the next process that opens the file reads all of
 * it.
 *
 * @param file the mark itself
 */
public record DamageMark(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(DamageMark.class);
    private static final String SUFFIX = ".check";
    private static final String SOUND = "ok";
    private static final String QUICK_CHECK = "PRAGMA quick_check(1)";

    /** The mark of a database. */
    public static DamageMark of(Path database) {
        return new DamageMark(database.resolveSibling(database.getFileName() + SUFFIX));
    }

    /** Whether the database must be checked. */
    public boolean isSet() {
        return Files.exists(file);
    }

    /** Why the database must be checked; empty when it need not be. */
    public Optional<String> reason() {
        if (!isSet()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            LOG.warn("The mark {} could not be read: {}", file, e.getMessage());
            return Optional.of("the mark " + file.getFileName() + " does not say why.");
        }
    }

    /**
     * Sets the mark. A disk that does not take it is only logged: the writer has stopped anyway.
     */
    public void set(String reason) {
        try {
            OwnersFile.create(file);
            Files.writeString(file, reason + "\n");
        } catch (IOException e) {
            LOG.warn("The mark {} could not be made: {}", file, e.getMessage());
        }
    }

    /**
     * Reads the whole database when the mark is set, and takes the mark away when it is sound.
     *
     * @throws TradekeepException with {@link ErrorCode#DATABASE_CORRUPT} when it is not; the mark
     *     stays
     */
    public void check(Connection connection) {
        if (!isSet()) {
            return;
        }
        LOG.warn("{} is checked: the disk failed when it was last written", connection.name());
        String found = quickCheck(connection);
        if (!found.equals(SOUND)) {
            throw new TradekeepException(
                    ErrorCode.DATABASE_CORRUPT,
                    connection.name()
                            + " was written when its disk failed, and is damaged: "
                            + found
                            + ". Keep it as it is and restore a backup next to it.");
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The mark {} could not be taken away: {}", file, e.getMessage());
        }
    }

    private static String quickCheck(Connection connection) {
        try (Statement statement = connection.prepare(QUICK_CHECK)) {
            statement.step();
            return String.valueOf(statement.getText(0));
        } catch (SqliteException e) {
            throw StorageErrors.translate(e, "Checking " + connection.name());
        }
    }
}

package dev.tradekeep.app.cli.base;

import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.app.socket.ServerConnection;
import dev.tradekeep.market.series.load.SlicedLoad;
import dev.tradekeep.market.series.load.WriterPace;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.OwnerLock;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The books, open for a command that changes them. A command in a process of its own owns them
 * meanwhile; where a server owns them, the server runs the command with the books that it has open.
 */
public final class OwnedBooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedBooks.class);

    public static final InstantSource CLOCK = InstantSource.system();

    private final Database database;
    private final boolean ours;

    private OwnedBooks(Database database, boolean ours) {
        this.database = database;
        this.ours = ours;
    }

    /**
     * Opens the books, which are made when they are missing.
     *
     * @throws ServedElsewhere when a server keeps them; the command then runs there
     * @throws TradekeepException with {@link ErrorCode#DATABASE_LOCKED} while another process owns
     *     the file, whose pid the message tells
     */
    public static OwnedBooks open(Path file) {
        Optional<ServedBooks> served = Invocation.current().served();
        if (served.isPresent()) {
            return new OwnedBooks(requireSame(served.get().database(), file), false);
        }
        sendToServer(file);
        Database database = Database.open(file, DatabaseOption.PATIENCE, CLOCK);
        recoverImports(database);
        return new OwnedBooks(database, true);
    }

    /** Runs something with books that are there. */
    public static <R> R with(Path file, Function<Database, R> work) {
        try (OwnedBooks books = open(DatabaseFile.existing(file).path())) {
            return work.apply(books.database());
        }
    }

    /**
     * Does what takes the file for itself and opens it on its own; in a server, once that has
     * closed the books.
     *
     * @throws ServedElsewhere as {@link #open}
     */
    public static <R> R alone(Path file, Supplier<R> work) {
        Optional<ServedBooks> served = Invocation.current().served();
        if (served.isEmpty()) {
            sendToServer(file);
            return work.get();
        }
        var _ = requireSame(served.get().database(), file);
        return served.get().alone(work);
    }

    /**
     * Has the command run by the server that keeps the books; returns when none does, or this is
     * it. For a command that does something else before it opens them.
     *
     * @throws ServedElsewhere when a server keeps them
     */
    public static void sendToServer(Path file) {
        if (Invocation.current().served().isEmpty()) {
            ServerConnection.to(OwnerLock.canonical(file))
                    .ifPresent(connection -> {
                        throw new ServedElsewhere(connection);
                    });
        }
    }

    /** What a server left when it ended; a full disk, say, is no reason to refuse the command. */
    private static void recoverImports(Database database) {
        try {
            SlicedLoad.recover(database, CLOCK);
        } catch (TradekeepException e) {
            LOG.warn("Rows of an interrupted import wait to go in: {}", e.getMessage());
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    private static Database requireSame(Database database, Path file) {
        if (!OwnerLock.canonical(file).equals(database.path())) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The server keeps "
                            + database.path()
                            + ", and the command is about "
                            + file
                            + ". Name the database by the path that the server knows.");
        }
        return database;
    }

    /** The books. */
    public Database database() {
        return database;
    }

    /** Whether no server uses them meanwhile. */
    public boolean alone() {
        return ours;
    }

    /** How an import is to use the writer: orders wait for it where a server keeps the books. */
    public WriterPace pace() {
        return ours ? WriterPace.AT_ONCE : WriterPace.IN_SLICES;
    }

    @Override
    public void close() {
        if (ours) {
            database.close();
        }
    }
}

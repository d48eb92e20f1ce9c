package dev.tradekeep.app.invocation;

import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.venue.account.RequestBudget;
import java.net.URI;
import java.util.function.Supplier;

/** The books of a server, for a command that runs in its process. Thread-safe. */
public interface ServedBooks {
    /**
     * The books, open. They are not the command's to close.
     *
     * @throws dev.tradekeep.model.error.TradekeepException with {@code SERVER_STARTING} while they
     *     are closed
     */
    Database database();

    /** What the API of the server does. */
    Api api();

    /**
     * What may be asked of an address of an exchange, shared with all that the server asks there.
     *
     * @param exchange its code
     * @param rest where its requests go
     */
    RequestBudget budget(String exchange, URI rest);

    /**
     * Does what takes the file for itself: the engines stop, the books are closed, the work is
     * done, and the server comes up again.
     *
     * @throws dev.tradekeep.model.error.TradekeepException with {@code SERVER_BUSY} while other
     *     commands run, with {@code CONFLICT} while an engine trades for real; the server then runs
     *     on. What the work throws, once the server has come up again
     */
    <R> R alone(Supplier<R> work);
}

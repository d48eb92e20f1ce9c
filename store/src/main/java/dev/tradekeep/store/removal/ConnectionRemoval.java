package dev.tradekeep.store.removal;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.connections.ConnectionRepository;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;

/** Deletes connections that nothing refers to, in one transaction. */
public final class ConnectionRemoval {
    private final Transaction transaction;

    public ConnectionRemoval(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Deletes a connection with its secrets, its health and its events.
     *
     * @return what it was
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}; with {@link ErrorCode#CONFLICT}
     *     while an engine uses it, or when orders went through it: those stay in the books. Then
     *     nothing is changed
     */
    public ExchangeConnection delete(String name) {
        ExchangeConnection connection =
                new ConnectionRepository(transaction)
                        .find(name)
                        .orElseThrow(() ->
                                new TradekeepException(
                                        ErrorCode.NOT_FOUND,
                                        "There is no connection \"" + name + "\"."));
        Binder id = Binder.of(connection.id());
        List<String> engines =
                transaction.list(RemovalQuery.ENGINES_OF_CONNECTION, id, row -> row.getText(0));
        if (!engines.isEmpty()) {
            throw conflict(
                    "The connection "
                            + name
                            + " is used by "
                            + String.join(", ", engines)
                            + ". Delete these engines first, or disable the connection.");
        }
        if (transaction.get(RemovalQuery.HAS_ORDERS_OF_CONNECTION, id, row -> row.getBoolean(0))) {
            throw conflict(
                    "Orders went through the connection "
                            + name
                            + ", and they stay in the books. Disable it and delete its secrets.");
        }
        transaction.update(RemovalQuery.DELETE_CONNECTION, id);
        return connection;
    }

    private static TradekeepException conflict(String message) {
        return new TradekeepException(ErrorCode.CONFLICT, message);
    }
}

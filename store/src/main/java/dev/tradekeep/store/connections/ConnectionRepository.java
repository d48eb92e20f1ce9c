package dev.tradekeep.store.connections;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;

/** Connections in one transaction: which there are, which to bring up, who runs them. */
public final class ConnectionRepository {
    /** Characters of a name at most. */
    public static final int NAME_CHARACTERS_MAX = 64;

    private final Transaction transaction;

    public ConnectionRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Adds a connection, not enabled.
     *
     * @param name 1 to 64 characters
     * @return its id
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the name is taken
     */
    public long add(
            long exchangeId,
            String name,
            ConnectionEnvironment environment,
            ConnectionSettings settings,
            long at) {
        PlainName.requireForPath("connection", name, NAME_CHARACTERS_MAX);
        if (find(name).isPresent()) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "There already is a connection " + name + ". Choose another name.");
        }
        return transaction.insert(
                ConnectionQuery.INSERT,
                p ->
                        bind(p, settings)
                                .set("exchange_id", exchangeId)
                                .set("name", name)
                                .set("environment", environment)
                                .set("enabled", false)
                                .set("created_at", at)
                                .set("updated_at", at));
    }

    /** The connection of a name. */
    public Optional<ExchangeConnection> find(String name) {
        return transaction.find(
                ConnectionQuery.FIND_BY_NAME,
                p -> p.set("name", name),
                ConnectionRepository::readConnection);
    }

    /** The connection of an id. */
    public Optional<ExchangeConnection> find(long id) {
        return transaction.find(
                ConnectionQuery.FIND, Binder.of(id), ConnectionRepository::readConnection);
    }

    /** Those to bring up at a start, exchange by exchange. */
    public List<ExchangeConnection> enabled() {
        return transaction.list(
                ConnectionQuery.ENABLED, Binder.NONE, ConnectionRepository::readConnection);
    }

    /**
     * Says whether a connection is to be brought up at a start.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public void setEnabled(long id, boolean enabled, long at) {
        requireOne(
                id,
                transaction.update(
                        ConnectionQuery.SET_ENABLED,
                        p -> p.set("id", id).set("enabled", enabled).set("at", at)));
    }

    private static void requireOne(long id, long changed) {
        if (changed != 1) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND, "There is no connection of id " + id + ".");
        }
    }

    /**
     * Says how a connection is reached from now on.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public void change(long id, ConnectionSettings settings, long at) {
        requireOne(
                id,
                transaction.update(
                        ConnectionQuery.CHANGE,
                        p -> bind(p, settings).set("id", id).set("at", at)));
    }

    /**
     * Makes a node the owner of a connection that nobody owns.
     *
     * @param node its name, 1 to 128 characters
     * @return whether the node owns it now; false when another does, or there is no such connection
     */
    public boolean claim(long id, String node, long at) {
        return transaction.update(
                        ConnectionQuery.CLAIM, p -> p.set("id", id).set("node", node).set("at", at))
                == 1;
    }

    /**
     * Ends a node's ownership of a connection.
     *
     * @return whether the node owned it
     */
    public boolean release(long id, String node, long at) {
        return transaction.update(
                        ConnectionQuery.RELEASE,
                        p -> p.set("id", id).set("node", node).set("at", at))
                == 1;
    }

    /**
     * Ends a node's ownership of all its connections, as when it ended without releasing them.
     *
     * @return how many
     */
    public long releaseAll(String node, long at) {
        return transaction.update(
                ConnectionQuery.RELEASE_ALL, p -> p.set("node", node).set("at", at));
    }

    private static Parameters bind(Parameters p, ConnectionSettings settings) {
        return p.set("rest_address", settings.restAddress())
                .set("market_address", settings.marketAddress())
                .set("account_address", settings.accountAddress())
                .set("receive_window_millis", settings.receiveWindowMillis())
                .set("min_interval_millis", settings.minIntervalMillis())
                .set("withdrawals_allowed", settings.withdrawalsAllowed());
    }

    private static ConnectionSettings readSettings(Row row) {
        return new ConnectionSettings(
                row.getTextOrNull("rest_address"),
                row.getTextOrNull("market_address"),
                row.getTextOrNull("account_address"),
                row.getInt("receive_window_millis"),
                row.getInt("min_interval_millis"),
                row.getBoolean("withdrawals_allowed"));
    }

    private static ExchangeConnection readConnection(Row row) {
        return new ExchangeConnection(
                row.getLong("id"),
                row.getText("name"),
                row.getText("exchange"),
                row.getWord(ConnectionEnvironment.class, "environment"),
                row.getBoolean("enabled"),
                readSettings(row),
                row.getTextOrNull("owner_node"),
                row.getLong("created_at"),
                row.getLong("updated_at"));
    }
}

package dev.tradekeep.store.engines;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Engines in one transaction: which there are, what they should do, and who runs them.
 *
 * <p>A node that runs an engine owns it. It claims the engine, says from time to time that it
 * lives, and releases it; each of these happens only when the node is the owner at that moment.
 */
public final class EngineRepository {
    /** Characters of a name at most. */
    public static final int NAME_CHARACTERS_MAX = 32;

    private final Transaction transaction;

    public EngineRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The id of an engine, made when there is none of this name. */
    public long ensure(String name, EngineMode mode, long exchangeId, long portfolioId, long at) {
        PlainName.requireForPath("engine", name, NAME_CHARACTERS_MAX);
        transaction.update(
                EngineQuery.ENSURE,
                p ->
                        p.set("name", name)
                                .set("mode", mode)
                                .set("exchange_id", exchangeId)
                                .set("portfolio_id", portfolioId)
                                .set("created_at", at));
        return transaction.get(NameQuery.ENGINE, p -> p.set(1, name), row -> row.getLong(0));
    }

    /**
     * Sets what an engine trades through and when it starts.
     *
     * @param autoStart whether it starts with the program
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public void configure(long id, @Nullable Long connectionId, boolean autoStart) {
        requireOne(
                transaction.update(
                        EngineQuery.CONFIGURE,
                        p ->
                                p.set("id", id)
                                        .set("connection_id", connectionId)
                                        .set("auto_start", autoStart)),
                id);
    }

    /** The engine of a name. */
    public Optional<Engine> find(String name) {
        return transaction.find(
                EngineQuery.FIND, p -> p.set("name", name), EngineRepository::readEngine);
    }

    /** Those that trade for a portfolio: one at most, but for backtests. */
    public List<Engine> ofPortfolio(long portfolioId) {
        return transaction.list(
                EngineQuery.OF_PORTFOLIO,
                p -> p.set("portfolio_id", portfolioId),
                EngineRepository::readEngine);
    }

    /** Keeps whoever claimed the engine before from writing for it; it stays as it is. */
    public void fence(long id) {
        requireOne(transaction.update(EngineQuery.FENCE, Binder.of(id)), id);
    }

    /** Those that start with the program, exchange by exchange. */
    public List<Engine> autoStarted() {
        return transaction.list(
                EngineQuery.AUTO_STARTED, Binder.NONE, EngineRepository::readEngine);
    }

    /** Those that count as running but have not said so since a time, the most silent first. */
    public List<Engine> silentSince(long at) {
        return transaction.list(EngineQuery.LATE, Binder.of(at), EngineRepository::readEngine);
    }

    /**
     * Says what an engine should do.
     *
     * @param state {@link EngineState#STOPPED} or {@link EngineState#RUNNING}
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}; with {@link ErrorCode#CONFLICT}
     *     when it is archived and should run
     */
    public void setDesired(long id, EngineState state) {
        boolean archived =
                transaction
                        .find(EngineQuery.IS_ARCHIVED, Binder.of(id), row -> row.getBoolean(0))
                        .orElse(false);
        if (archived && state != EngineState.STOPPED) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The engine is archived and does not start. Make it active again first.");
        }
        requireOne(
                transaction.update(
                        EngineQuery.SET_DESIRED, p -> p.set("id", id).set("state", state)),
                id);
    }

    /**
     * Makes a node the owner of an engine that nobody owns, or whose owner has been silent.
     *
     * @param node its name, 1 to 128 characters
     * @param silentBefore an owner not heard of since then has lost the engine
     * @return whether the node owns it now; it is {@link EngineState#STARTING} then
     */
    public boolean claim(long id, String node, long at, long silentBefore) {
        return transaction.update(
                        EngineQuery.CLAIM,
                        p ->
                                p.set("id", id)
                                        .set("node", node)
                                        .set("at", at)
                                        .set("silent_before", silentBefore))
                == 1;
    }

    /**
     * Notes that an engine lives and what it does.
     *
     * @return whether the node owns it; when not, it must stop trading
     */
    public boolean beat(long id, String node, EngineState state, long at) {
        return transaction.update(
                        EngineQuery.BEAT,
                        p -> p.set("id", id).set("node", node).set("state", state).set("at", at))
                == 1;
    }

    /**
     * Ends a node's ownership of an engine.
     *
     * @param state {@link EngineState#STOPPED} or {@link EngineState#FAILED}
     * @return whether the node owned it
     */
    public boolean release(long id, String node, EngineState state) {
        return transaction.update(
                        EngineQuery.RELEASE,
                        p -> p.set("id", id).set("node", node).set("state", state))
                == 1;
    }

    private static Engine readEngine(Row row) {
        return new Engine(
                row.getLong("id"),
                row.getText("name"),
                row.getWord(EngineMode.class, "mode"),
                row.getLong("exchange_id"),
                row.getLongOrNull("connection_id"),
                row.getLong("portfolio_id"),
                row.getBoolean("auto_start"),
                row.getWord(EngineState.class, "desired_state"),
                row.getWord(EngineState.class, "actual_state"),
                row.getTextOrNull("owner_node"),
                row.getLongOrNull("heartbeat_at"));
    }

    private static void requireOne(long rows, long id) {
        if (rows != 1) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND, "There is no engine of id " + id + ".");
        }
    }
}

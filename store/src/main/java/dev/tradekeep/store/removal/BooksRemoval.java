package dev.tradekeep.store.removal;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineState;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Archives and deletes engines and portfolios, and deletes backtests, in one transaction. What was
 * ordered is kept: an engine or portfolio with orders is archived, which takes it out of the lists,
 * and only a backtest goes with all of its rows. What is refused changes nothing.
 */
public final class BooksRemoval {
    private static final List<RemovalQuery> OF_PORTFOLIO =
            List.of(
                    RemovalQuery.DELETE_POSITION_CHANGES,
                    RemovalQuery.DELETE_LEDGER,
                    RemovalQuery.DELETE_TRADES,
                    RemovalQuery.DELETE_ORDER_EVENTS,
                    RemovalQuery.DELETE_ORDERS,
                    RemovalQuery.DELETE_POSITIONS,
                    RemovalQuery.DELETE_BALANCES,
                    RemovalQuery.DELETE_EQUITY,
                    RemovalQuery.DELETE_DAYS,
                    RemovalQuery.DELETE_PORTFOLIO_RISK_EVENTS,
                    RemovalQuery.DELETE_HALTS,
                    RemovalQuery.DELETE_PORTFOLIO_LIMITS,
                    RemovalQuery.DELETE_BASELINE,
                    RemovalQuery.DELETE_GROUPS,
                    RemovalQuery.DELETE_DEPOSITS,
                    RemovalQuery.DELETE_WITHDRAWALS,
                    RemovalQuery.DELETE_FUNDING);
    private static final List<RemovalQuery> OF_ENGINE =
            List.of(
                    RemovalQuery.DELETE_SIGNALS,
                    RemovalQuery.DELETE_RISK_EVENTS,
                    RemovalQuery.DELETE_BACKTESTS,
                    RemovalQuery.DELETE_ENGINE_EVENTS,
                    RemovalQuery.DELETE_RUN_VENUES,
                    RemovalQuery.DELETE_RUNS,
                    RemovalQuery.DELETE_ENGINE_LIMITS,
                    RemovalQuery.DELETE_BOOKINGS,
                    RemovalQuery.DELETE_CURSORS,
                    RemovalQuery.DELETE_STRATEGY_STATES,
                    RemovalQuery.DELETE_TIMERS,
                    RemovalQuery.DELETE_SLOTS,
                    RemovalQuery.DELETE_PRESETS,
                    RemovalQuery.DELETE_VENUE,
                    RemovalQuery.DELETE_ENGINE);

    private final Transaction transaction;

    public BooksRemoval(Transaction transaction) {
        this.transaction = transaction;
    }

    private record FoundEngine(
            long id,
            String name,
            EngineMode mode,
            long portfolioId,
            boolean moves,
            boolean archived) {}

    private record FoundPortfolio(long id, String name, boolean archived) {}

    /**
     * Deletes a backtest; one that was written into the books with its engine, its portfolio and
     * everything that was booked in it. What was tried stays counted.
     *
     * @return the name of its engine; empty when it ran in memory
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}; with {@link ErrorCode#CONFLICT}
     *     when it has not ended, or something else refers to its portfolio
     */
    public Optional<String> deleteBacktest(long id) {
        if (transaction.update(RemovalQuery.DELETE_BACKTEST_APART, Binder.of(id)) > 0) {
            return Optional.empty();
        }
        String name =
                transaction
                        .find(RemovalQuery.ENGINE_OF_BACKTEST, Binder.of(id), row -> row.getText(0))
                        .orElseThrow(() -> notFound("backtest", Long.toString(id)));
        deleteEngine(name);
        return Optional.of(name);
    }

    /**
     * Deletes an engine that never ordered anything, with its runs and, when no other uses it, the
     * portfolio that was made for it; one of a backtest with everything that was booked in it.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}; with {@link ErrorCode#CONFLICT}
     *     when it runs or has orders
     */
    public void deleteEngine(String name) {
        FoundEngine engine = engine(name);
        requireStill(engine);
        if (engine.mode() == EngineMode.BACKTEST) {
            requireAlone(engine);
        } else if (is(RemovalQuery.HAS_ORDERS_OF_ENGINE, engine.id())) {
            throw conflict(
                    "The engine " + name + " has orders, which stay in the books. Archive it.");
        }
        Set<Long> portfolios = portfoliosOf(engine);
        for (long portfolio : portfolios) {
            requireNoTransfers(portfolio, "engine " + name);
        }
        if (engine.mode() == EngineMode.BACKTEST) {
            deletePortfolioRows(engine.portfolioId());
        }
        OF_ENGINE.forEach(query -> transaction.update(query, Binder.of(engine.id())));
        for (long portfolio : portfolios) {
            if (!isUsed(portfolio)) {
                deletePortfolioRows(portfolio);
                transaction.update(RemovalQuery.DELETE_PORTFOLIO, Binder.of(portfolio));
            }
        }
    }

    /**
     * Archives an engine or makes it active again.
     *
     * @return what it was before
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}; with {@link ErrorCode#CONFLICT}
     *     when it runs
     */
    public ArchiveStatus setEngineStatus(String name, ArchiveStatus status, long at) {
        FoundEngine engine = engine(name);
        switch (status) {
            case ARCHIVED -> {
                requireStill(engine);
                transaction.update(
                        RemovalQuery.SET_ENGINE_ARCHIVED,
                        p -> p.set("id", engine.id()).set("at", at));
            }
            case ACTIVE ->
                    transaction.update(RemovalQuery.SET_ENGINE_ACTIVE, Binder.of(engine.id()));
        }
        return engine.archived() ? ArchiveStatus.ARCHIVED : ArchiveStatus.ACTIVE;
    }

    /**
     * Deletes a portfolio that nothing was ordered for, with its balances and its ledger.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}; with {@link ErrorCode#CONFLICT}
     *     when an engine trades it or it has orders
     */
    public void deletePortfolio(String name) {
        FoundPortfolio portfolio = portfolio(name);
        requireUnused(portfolio, RemovalQuery.ENGINES_OF_PORTFOLIO, "Delete");
        if (is(RemovalQuery.HAS_ORDERS_OF_PORTFOLIO, portfolio.id())) {
            throw conflict(
                    "The portfolio " + name + " has orders, which stay in the books. Archive it.");
        }
        requireNoTransfers(portfolio.id(), "portfolio " + name);
        deletePortfolioRows(portfolio.id());
        transaction.update(RemovalQuery.DELETE_PORTFOLIO, Binder.of(portfolio.id()));
    }

    /**
     * Archives a portfolio or makes it active again.
     *
     * @return what it was before
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}; with {@link ErrorCode#CONFLICT}
     *     when an active engine trades it
     */
    public ArchiveStatus setPortfolioStatus(String name, ArchiveStatus status, long at) {
        FoundPortfolio portfolio = portfolio(name);
        switch (status) {
            case ARCHIVED -> {
                requireUnused(portfolio, RemovalQuery.ACTIVE_ENGINES_OF_PORTFOLIO, "Archive");
                transaction.update(
                        RemovalQuery.SET_PORTFOLIO_ARCHIVED,
                        p -> p.set("id", portfolio.id()).set("at", at));
            }
            case ACTIVE ->
                    transaction.update(
                            RemovalQuery.SET_PORTFOLIO_ACTIVE, Binder.of(portfolio.id()));
        }
        return portfolio.archived() ? ArchiveStatus.ARCHIVED : ArchiveStatus.ACTIVE;
    }

    private void deletePortfolioRows(long portfolioId) {
        OF_PORTFOLIO.forEach(query -> transaction.update(query, Binder.of(portfolioId)));
    }

    private void requireStill(FoundEngine engine) {
        if (engine.moves() || is(RemovalQuery.HAS_OPEN_RUN, engine.id())) {
            throw conflict("The engine " + engine.name() + " runs. Stop it first.");
        }
    }

    /** Made for the engine: that of its name, and those of presets that have their own. */
    private Set<Long> portfoliosOf(FoundEngine engine) {
        Set<Long> ids =
                new TreeSet<>(
                        transaction.list(
                                RemovalQuery.PORTFOLIOS_OF_PRESETS,
                                Binder.of(engine.id()),
                                row -> row.getLong(0)));
        String name = new PortfolioRepository(transaction).name(engine.portfolioId());
        if (name.equals(engine.name())) {
            ids.add(engine.portfolioId());
        }
        return ids;
    }

    /** Of a backtest everything goes; another engine would lose its money. */
    private void requireAlone(FoundEngine engine) {
        List<String> others =
                names(RemovalQuery.ENGINES_OF_PORTFOLIO, engine.portfolioId()).stream()
                        .filter(name -> !name.equals(engine.name()))
                        .toList();
        if (!others.isEmpty()) {
            throw conflict(
                    "The engine "
                            + others.getFirst()
                            + " trades the portfolio of "
                            + engine.name()
                            + ", too. Delete that one first.");
        }
    }

    private void requireUnused(FoundPortfolio portfolio, RemovalQuery engines, String verb) {
        List<String> users = names(engines, portfolio.id());
        if (!users.isEmpty()) {
            throw conflict(
                    "The portfolio "
                            + portfolio.name()
                            + " is traded by "
                            + users.size()
                            + (users.size() == 1 ? " engine, " : " engines, such as ")
                            + users.getFirst()
                            + ". "
                            + verb
                            + " "
                            + (users.size() == 1 ? "it" : "them")
                            + " first.");
        }
    }

    /** The other portfolio would have got its money from nowhere. */
    private void requireNoTransfers(long portfolioId, String what) {
        if (is(RemovalQuery.HAS_TRANSFERS_OF_PORTFOLIO, portfolioId)) {
            throw conflict(
                    "Money was moved between the "
                            + what
                            + " and others, which stays in the books. Archive it.");
        }
    }

    private boolean isUsed(long portfolioId) {
        return !names(RemovalQuery.ENGINES_OF_PORTFOLIO, portfolioId).isEmpty()
                || is(RemovalQuery.HAS_ORDERS_OF_PORTFOLIO, portfolioId);
    }

    private List<String> names(RemovalQuery query, long id) {
        return transaction.list(query, Binder.of(id), row -> row.getText(0));
    }

    private boolean is(RemovalQuery query, long id) {
        return transaction.get(query, Binder.of(id), row -> row.getBoolean(0));
    }

    private FoundEngine engine(String name) {
        return transaction
                .find(RemovalQuery.ENGINE, p -> p.set("name", name), BooksRemoval::readEngine)
                .orElseThrow(() -> notFound("engine", name));
    }

    private static FoundEngine readEngine(Row row) {
        EngineState actual = row.getWord(EngineState.class, "actual_state");
        return new FoundEngine(
                row.getLong("id"),
                row.getText("name"),
                row.getWord(EngineMode.class, "mode"),
                row.getLong("portfolio_id"),
                row.getWord(EngineState.class, "desired_state") != EngineState.STOPPED
                        || (actual != EngineState.STOPPED && actual != EngineState.FAILED),
                row.getLongOrNull("archived_at") != null);
    }

    private FoundPortfolio portfolio(String name) {
        return transaction
                .find(
                        RemovalQuery.PORTFOLIO,
                        p -> p.set("name", name),
                        row ->
                                new FoundPortfolio(
                                        row.getLong("id"),
                                        row.getText("name"),
                                        row.getLongOrNull("archived_at") != null))
                .orElseThrow(() -> notFound("portfolio", name));
    }

    private static TradekeepException conflict(String message) {
        return new TradekeepException(ErrorCode.CONFLICT, message);
    }

    private static TradekeepException notFound(String what, String name) {
        return new TradekeepException(
                ErrorCode.NOT_FOUND, "There is no " + what + " \"" + name + "\".");
    }
}

package dev.tradekeep.engine.backtest;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.engine.books.BookWriter;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.Feed;
import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.engine.performance.EquityTracker;
import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.engines.EngineRunRepository;
import dev.tradekeep.store.performance.EquityRepository;
import dev.tradekeep.store.performance.EquitySnapshot;
import dev.tradekeep.store.portfolio.LedgerRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.risk.LimitTerms;
import dev.tradekeep.store.risk.LimitText;
import dev.tradekeep.store.risk.RiskLimit;
import dev.tradekeep.store.risk.RiskLimitRepository;
import dev.tradekeep.store.risk.RiskScope;
import dev.tradekeep.store.risk.TradingHaltRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.BacktestRepository;
import dev.tradekeep.store.strategies.BacktestResult;
import dev.tradekeep.store.strategies.RoundTrip;
import dev.tradekeep.store.strategies.RoundTripAppender;
import dev.tradekeep.store.strategies.StrategyRepository;
import dev.tradekeep.venue.FillReport;
import dev.tradekeep.venue.SimulatedVenue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one backtest in the books: an engine, a run and a portfolio of its own, so that it
 * meets nothing of another run.
 *
 * @param name of the engine and of the portfolio, such as {@code backtest-1}
 */
record BookedRegister(
        BookedPlan plan,
        long strategyId,
        long engineId,
        long runId,
        long portfolioId,
        String name) {

    /** What the engine is made of: one strategy that trades one market for one portfolio. */
    EngineSetup setup() {
        Market market = new Market(0, plan.listed());
        return new EngineSetup(
                List.of(market),
                List.of(
                        new Feed(
                                0,
                                plan.series().id(),
                                market,
                                plan.series().interval(),
                                plan.rules().market(plan.listed(), plan.series()))),
                List.of(
                        new EngineSetup.PortfolioSetup(
                                portfolioId, plan.listed().instrument().quote())),
                List.of(new EngineSetup.StrategySetup(plan.strategy(), 0, List.of(0))),
                plan.rules().model().costs(),
                SimulatedVenue.capabilitiesOf(plan.rules().model().fills()),
                runId);
    }

    BookWriter.RunOwner owner() {
        return new BookWriter.RunOwner(engineId, runId, 0, null);
    }

    /** Makes the rows and deposits the cash. */
    static BookedRegister open(Transaction transaction, BookedPlan plan, long at) {
        EngineRepository engines = new EngineRepository(transaction);
        EngineRunRepository runs = new EngineRunRepository(transaction);
        long runId = runs.nextId();
        String name = "backtest-" + runId;
        long strategyId =
                new StrategyRepository(transaction)
                        .ensure(plan.strategy().name(), plan.strategy().description(), at);
        long portfolioId = new PortfolioRepository(transaction).ensure(name, at);
        long engineId =
                engines.ensure(
                        name, EngineMode.BACKTEST, plan.listed().exchangeId(), portfolioId, at);
        runs.start(runId, engineId, describe(plan), runId, at);
        plan.rules().save(transaction, engineId);
        plan.rules().note(transaction, runId);
        deposit(transaction, plan, portfolioId);
        return new BookedRegister(plan, strategyId, engineId, runId, portfolioId, name);
    }

    /** Sets limits of this run alone. */
    List<RiskLimit> set(Transaction transaction, List<BacktestLimit> limits, long at) {
        RiskScope scope = new RiskScope(null, plan.listed().id(), engineId);
        RiskLimitRepository repository = new RiskLimitRepository(transaction);
        LimitText text = new LimitText(transaction);
        List<RiskLimit> set = new ArrayList<>();
        for (BacktestLimit wanted : limits) {
            LimitTerms terms = text.read(wanted.kind(), wanted.action(), scope, wanted.value());
            long id = repository.set(terms, at);
            set.removeIf(before -> before.id() == id);
            set.add(
                    new RiskLimit(
                            id,
                            terms.kind(),
                            terms.action(),
                            scope,
                            terms.assetId(),
                            terms.value()));
        }
        return set;
    }

    private static void deposit(Transaction transaction, BookedPlan plan, long portfolioId) {
        long assetId = plan.listed().quoteAssetId();
        long at = plan.series().firstOpenTime();
        long cash = plan.cash();
        new PortfolioRepository(transaction).saveBalance(portfolioId, assetId, cash, at);
        new LedgerRepository(transaction).post(Posting.deposit(portfolioId, assetId, cash, at));
        new EquityRepository(transaction)
                .save(new EquitySnapshot(portfolioId, at, assetId, cash, cash));
    }

    /** Notes that the run came to its end, and its result. Halts of it end with it. */
    void complete(
            Transaction transaction,
            RunProgress progress,
            FillReport fills,
            EquityTracker equity,
            List<RoundTrip> roundTrips,
            long at) {
        new EngineRunRepository(transaction).complete(engineId, runId, progress.candles(), at);
        new TradingHaltRepository(transaction).clearAllOf(portfolioId, at);
        BacktestRepository backtests = new BacktestRepository(transaction);
        long id =
                backtests.insert(
                        new BacktestResult(
                                runId,
                                strategyId,
                                null,
                                plan.series().id(),
                                plan.strategy().parameterText(),
                                plan.listed().instrument().quote(),
                                plan.series().firstOpenTime(),
                                plan.series().lastOpenTime(),
                                plan.cash(),
                                equity.last().equity(),
                                equity.maximumDrawdown().shareBps(),
                                progress.candles(),
                                progress.orders(),
                                progress.denied(),
                                progress.expired(),
                                progress.trades(),
                                progress.fees(),
                                fills.slippage(),
                                at),
                        equity.curve(BacktestRepository.CURVE_POINTS_MAX));
        backtests.insertMarkets(id, List.of(plan.listed().instrument()));
        try (RoundTripAppender trips = backtests.appendRoundTrips(id)) {
            roundTrips.forEach(trip -> trips.add(0, trip));
        }
    }

    /** Notes that the run failed. */
    void fail(Transaction transaction, long candles, @Nullable String why, long at) {
        new EngineRunRepository(transaction).fail(engineId, runId, candles, why, at);
        new TradingHaltRepository(transaction).clearAllOf(portfolioId, at);
    }

    private static String describe(BookedPlan plan) {
        return plan.strategy().text();
    }
}

package dev.tradekeep.engine.backtest;

import dev.tradekeep.store.engines.EngineMode;
import dev.tradekeep.store.engines.EngineRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.orders.OrderOwner;
import dev.tradekeep.store.portfolio.LedgerRepository;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.sql.Transaction;

/**
 * The rows of one backtest in the books: an engine, a run and a portfolio of its own, so that it
 * meets nothing of another run.
 *
 * @param name of the engine and of the portfolio, such as {@code backtest-1}
 */
record BacktestRegister(long runId, long portfolioId, String name) {

    /** Makes the rows and deposits the cash. */
    static BacktestRegister open(Transaction transaction, BacktestPlan plan, long at) {
        EngineRepository engines = new EngineRepository(transaction);
        PortfolioRepository portfolios = new PortfolioRepository(transaction);
        String name = "backtest-" + engines.nextRunId();
        long portfolioId = portfolios.ensure(name, at);
        long engineId =
                engines.ensure(
                        name, EngineMode.BACKTEST, plan.listed().exchangeId(), portfolioId, at);
        long runId = engines.startRun(engineId, describe(plan), at);
        long assetId = plan.listed().quoteAssetId();
        long depositedAt = plan.series().firstOpenTime();
        portfolios.saveBalance(portfolioId, assetId, plan.cash(), depositedAt);
        new LedgerRepository(transaction)
                .post(Posting.deposit(portfolioId, assetId, plan.cash(), depositedAt));
        return new BacktestRegister(runId, portfolioId, name);
    }

    OrderOwner owner(ListedInstrument listed) {
        return new OrderOwner(runId, portfolioId, listed.id());
    }

    /** Notes how the run ended. */
    void close(Transaction transaction, boolean completed, long candles, long at) {
        new EngineRepository(transaction).endRun(runId, completed, candles, at);
    }

    private static String describe(BacktestPlan plan) {
        StringBuilder text = new StringBuilder(plan.strategy().name());
        char separator = ':';
        for (var parameter : plan.strategy().parameters().entrySet()) {
            text.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(parameter.getValue());
            separator = ',';
        }
        return text.toString();
    }
}

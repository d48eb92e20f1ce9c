package dev.tradekeep.app.backtest;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.core.RunProgress;
import dev.tradekeep.model.instrument.Instrument;
import java.util.ArrayList;
import java.util.List;

/** Says why a backtest has traded nothing. */
final class WhyNothing {
    private WhyNothing() {}

    /** A sentence each; none when it has traded. */
    static List<String> of(BacktestRun run) {
        BacktestOutcome outcome = run.outcome();
        RunProgress progress = outcome.progress();
        List<String> why = new ArrayList<>();
        if (progress.trades() > 0) {
            return why;
        }
        if (progress.orders() > 0) {
            why.add(
                    "nothing was traded: of "
                            + Numbers.count(progress.orders())
                            + " orders "
                            + Numbers.count(progress.denied())
                            + " were denied, "
                            + Numbers.count(progress.rejected())
                            + " rejected and "
                            + Numbers.count(progress.expired())
                            + " expired");
            return why;
        }
        for (EngineSetup.StrategySetup strategy : run.plan().strategies()) {
            why.add(why(run, strategy));
        }
        return why;
    }

    private static String why(BacktestRun run, EngineSetup.StrategySetup strategy) {
        BacktestFeed feed = run.plan().feeds().get(strategy.feeds().getFirst());
        String name = strategy.strategy().name() + " has asked for nothing: ";
        int candles = feed.candles().count();
        if (!strategy.strategy().isWarm()) {
            int wanted = strategy.strategy().inputs().getFirst().warmupBars(feed.interval());
            return name
                    + "it looks back "
                    + Numbers.count(wanted)
                    + " candles, and there are "
                    + Numbers.count(candles);
        }
        Instrument instrument = feed.listed().instrument();
        long cash = run.plan().portfolios().getFirst().cash();
        long least = Math.max(instrument.lotSize(), instrument.minQuantity());
        long cost = instrument.notional(feed.candles().close(candles - 1), least);
        if (cost > cash) {
            return name
                    + "the smallest order costs "
                    + Numbers.money(cost, instrument.quote())
                    + ", and there is "
                    + Numbers.money(cash, instrument.quote())
                    + " (--cash)";
        }
        return name
                + "its condition was not met in "
                + Numbers.count(candles)
                + " candles of "
                + instrument.symbol();
    }
}

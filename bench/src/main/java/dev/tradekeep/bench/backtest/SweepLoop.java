package dev.tradekeep.bench.backtest;

import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.core.EngineSetup;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.sweep.Objective;
import dev.tradekeep.engine.sweep.Place;
import dev.tradekeep.engine.sweep.Search;
import dev.tradekeep.engine.sweep.SweepJournal;
import dev.tradekeep.engine.sweep.SweepMethod;
import dev.tradekeep.engine.sweep.SweepSpace;
import dev.tradekeep.engine.sweep.TrialRunner;
import dev.tradekeep.engine.sweep.Trials;
import java.util.ArrayList;
import java.util.List;

/** A sweep of crossover over made-up candles of some markets, which one portfolio trades. */
final class SweepLoop {
    private static final StrategyCatalog CATALOG = StrategyCatalog.standard();

    private final SweepSpace space;
    private final BacktestPlan base;
    private final int stakeBps;

    /**
     * @param axes of the parameters
     */
    SweepLoop(int markets, int bars, List<String> axes) {
        space = SweepSpace.parse(axes);
        Workload work = Workload.of(markets, bars, 1, 0);
        base = work.plan();
        stakeBps = Workload.stakeBps(markets);
    }

    /** Candles of all points. */
    long candles() {
        return space.size().longValueExact()
                * base.feeds().stream().mapToLong(feed -> feed.candles().count()).sum();
    }

    /** Sweeps once, and returns how many points were run. */
    int sweep(int threads) {
        Search search = new Search(space, SweepMethod.GRID, 1, 1, Objective.SHARPE);
        TrialRunner runner = new TrialRunner(this::plan, base, search.points(), search.seed());
        try (Trials trials = new Trials(runner, SweepJournal.NONE, threads, _ -> {})) {
            search.run(trials);
            if (trials.all().stream().anyMatch(trial -> trial.isRefused() || trial.trades() == 0)) {
                throw new IllegalStateException("A point did not trade.");
            }
            return trials.all().size();
        }
    }

    private BacktestPlan plan(Place place) {
        List<EngineSetup.StrategySetup> strategies = new ArrayList<>();
        List<BacktestFeed> feeds = base.feeds();
        for (int feed = 0; feed < feeds.size(); feed++) {
            strategies.add(
                    new EngineSetup.StrategySetup(
                            CATALOG.create(
                                    "crossover:" + space.text(place) + ",stake-bps=" + stakeBps),
                            0,
                            List.of(feed)));
        }
        return base.with(feeds, strategies);
    }
}

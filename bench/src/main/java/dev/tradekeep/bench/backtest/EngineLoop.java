package dev.tradekeep.bench.backtest;

import dev.tradekeep.engine.backtest.Backtest;
import dev.tradekeep.engine.backtest.BacktestOutcome;

/**
 * A backtest in memory: the engine on a simulated exchange, with every booking checked and kept.
 */
final class EngineLoop {
    private EngineLoop() {}

    /** Runs it once, and returns how many trades there were. */
    static long trades(Workload work) {
        BacktestOutcome outcome = Backtest.run(work.plan(), _ -> {});
        if (outcome.fills().isEmpty()) {
            throw new IllegalStateException("Nothing was booked.");
        }
        return outcome.progress().trades();
    }
}

package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.backtest.BacktestOutcome;
import java.util.function.LongConsumer;

/** Runs a backtest again and again, and counts. */
final class Runs {
    private final Rerun rerun;
    private final LongConsumer progress;
    private long count;

    Runs(Rerun rerun, LongConsumer progress) {
        this.rerun = rerun;
        this.progress = progress;
    }

    BacktestOutcome run(Rerun.Variation variation) {
        BacktestOutcome outcome = rerun.run(variation);
        count++;
        progress.accept(count);
        return outcome;
    }
}

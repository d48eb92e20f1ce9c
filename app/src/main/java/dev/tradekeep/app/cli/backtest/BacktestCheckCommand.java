package dev.tradekeep.app.cli.backtest;

import dev.tradekeep.app.backtest.BacktestJob;
import dev.tradekeep.app.backtest.BacktestRun;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.engine.evidence.Assessor;
import dev.tradekeep.engine.evidence.Check;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep backtest check}. */
@Command(
        name = "check",
        description = {
            "Do what 'backtest run' does, then run it again some seventy times with something changed: whether"
                    + " it repeats, looks ahead, depends on where it begins, and what it bears in costs."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep backtest check crossover --candles btc-usd-1m.csv",
            "  tradekeep backtest check my-preset --strict",
        })
final class BacktestCheckCommand extends BacktestCommand {

    BacktestCheckCommand(DatabaseOption database) {
        super(database);
    }

    @Override
    List<Check> more(BacktestJob job, BacktestRun run, Assessor assessor) {
        return job.check(run, assessor.timing(), seed());
    }
}

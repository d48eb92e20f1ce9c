package dev.tradekeep.bench;

import dev.tradekeep.bench.backtest.BacktestBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench backtest}. */
@Command(
        name = "backtest",
        description =
                "How many candles a second an engine takes, next to its strategies alone and as a"
                        + " command, and how soon an order leaves.",
        footer = {"", "Example:", "  tradekeep bench backtest --check"})
final class BacktestCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(BacktestBench.run(options.small(), steps::show), spec.commandLine());
    }
}

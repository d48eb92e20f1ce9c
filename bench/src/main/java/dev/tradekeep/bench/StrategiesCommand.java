package dev.tradekeep.bench;

import dev.tradekeep.bench.backtest.StrategiesBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench strategies}. */
@Command(
        name = "strategies",
        description =
                "How many candles a second each strategy that comes with Tradekeep takes, ten of"
                        + " five indicators each over 50 markets, and how long a strategy in a file"
                        + " takes to be compiled and loaded.",
        footer = {"", "Example:", "  tradekeep bench strategies --check"})
final class StrategiesCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(
                StrategiesBench.run(options.small(), steps::show), spec.commandLine());
    }
}

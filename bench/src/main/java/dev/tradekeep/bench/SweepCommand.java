package dev.tradekeep.bench;

import dev.tradekeep.bench.backtest.SweepBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench sweep}. */
@Command(
        name = "sweep",
        description = "How many candles a second a sweep takes, and how much memory.",
        footer = {"", "Example:", "  tradekeep bench sweep --check"})
final class SweepCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(SweepBench.run(options.small(), steps::show), spec.commandLine());
    }
}

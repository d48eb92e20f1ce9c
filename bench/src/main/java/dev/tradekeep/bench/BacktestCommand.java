package dev.tradekeep.bench;

import dev.tradekeep.bench.backtest.BacktestBench;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "A folder with btc-perp-1m.csv, which the backtesters of others run over, too;"
                            + " docs/performance.md says where it is from. Default: made-up candles.")
    private @Nullable Path data;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        return options.finish(
                BacktestBench.run(options.small(), data, steps::show), spec.commandLine());
    }
}

package dev.tradekeep.bench;

import dev.tradekeep.bench.market.MarketBench;
import dev.tradekeep.bench.market.MarketFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradekeep bench market}. */
@Command(
        name = "market",
        description = {
            "Market history: files into the database, a year of minutes as hours, and what rows and packed"
                    + " chunks cost in bytes and time. DuckDB does the same next to it."
        },
        footer = {"", "Example:", "  tradekeep bench market --check"})
final class MarketCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = {
                "A folder with real ticks in the formats of LEAN:",
                "  " + MarketFiles.TRADES,
                "  " + MarketFiles.QUOTES,
                "One that it lacks is made up. Default: both are made up."
            })
    private @Nullable Path data;

    @Override
    public Integer call() {
        Steps steps = new Steps(spec.commandLine().getErr());
        MarketFiles files = MarketFiles.of(data, options.small());
        return options.finish(
                MarketBench.run(options.small(), files, steps::show), spec.commandLine());
    }
}

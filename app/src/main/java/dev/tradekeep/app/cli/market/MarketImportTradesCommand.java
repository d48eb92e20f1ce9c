package dev.tradekeep.app.cli.market;

import dev.tradekeep.model.tick.TickKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market import trades}. */
@Command(
        name = "trades",
        description = {
            "Import trades from CSV, JSON or Parquet, zipped or not. Each file is imported whole or not at"
                    + " all, and importing it again changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market import trades spy-20131007.zip --instrument SPY/USD --price-decimals 4",
            "  tradekeep market import trades folder --instrument BTC/USDT --source binance --build 1m",
        })
final class MarketImportTradesCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketImportGroup group;
    @Mixin private ImportFiles files;
    @Mixin private TickImportRun ticks;

    @Override
    public void run() {
        ticks.run(TickKind.TRADES, files, group.market.database, spec.commandLine());
    }
}

package dev.tradekeep.app.cli.market;

import dev.tradekeep.model.tick.TickKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market import quotes}. */
@Command(
        name = "quotes",
        description = {
            "Import quotes from CSV, JSON or Parquet, zipped or not. Each file is imported whole or not at"
                    + " all, and importing it again changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market import quotes xauusd-20140502.zip --instrument XAU/USD --cut-time",
            "  tradekeep market import quotes folder --instrument BTC/USDT --source binance --build 1m",
        })
final class MarketImportQuotesCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketImportGroup group;
    @Mixin private ImportFiles files;
    @Mixin private TickImportRun ticks;

    @Override
    public void run() {
        ticks.run(TickKind.QUOTES, files, group.market.database, spec.commandLine());
    }
}

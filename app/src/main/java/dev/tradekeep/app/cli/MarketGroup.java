package dev.tradekeep.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep market}: prices and their history, and what is listed. */
@Command(
        name = "market",
        description = "Market data: import it, list it, read it, keep it; and what exchanges list.",
        subcommands = {
            MarketImportGroup.class,
            MarketInstrumentsGroup.class,
            MarketSeriesCommand.class,
            MarketCandlesCommand.class,
            MarketTicksCommand.class,
            MarketPackCommand.class,
            MarketUnpackCommand.class,
            MarketRetentionGroup.class
        })
final class MarketGroup extends CommandGroup {
    @Mixin DatabaseOption database;
}

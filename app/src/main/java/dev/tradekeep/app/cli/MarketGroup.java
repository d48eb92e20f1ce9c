package dev.tradekeep.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep market}: prices and their history, and what is listed. */
@Command(
        name = "market",
        description = "Bring market data into the database, and find what exchanges list.",
        subcommands = {MarketImportGroup.class, MarketInstrumentsGroup.class})
final class MarketGroup extends CommandGroup {
    @Mixin DatabaseOption database;
}

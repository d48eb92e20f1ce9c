package dev.tradekeep.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep market}: prices and their history. */
@Command(
        name = "market",
        description = "Bring market data into the database.",
        subcommands = {MarketImportGroup.class})
final class MarketGroup extends CommandGroup {
    @Mixin DatabaseOption database;
}

package dev.tradekeep.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code tradekeep market import}: by kind of data. */
@Command(
        name = "import",
        description = "Import market data from files.",
        subcommands = {
            MarketImportCandlesCommand.class,
            MarketImportTradesCommand.class,
            MarketImportQuotesCommand.class
        })
final class MarketImportGroup extends CommandGroup {
    @ParentCommand MarketGroup market;
}

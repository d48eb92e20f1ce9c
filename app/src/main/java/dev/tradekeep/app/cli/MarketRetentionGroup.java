package dev.tradekeep.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code tradekeep market retention}: how long market data is kept. */
@Command(
        name = "retention",
        description = "How long market data is kept. 'market series' lists what is set.",
        subcommands = {MarketRetentionSetCommand.class, MarketRetentionApplyCommand.class})
final class MarketRetentionGroup extends CommandGroup {
    @ParentCommand MarketGroup market;
}

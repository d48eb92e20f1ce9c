package dev.tradekeep.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code tradekeep market instruments}: what exchanges list. */
@Command(
        name = "instruments",
        description = "What exchanges list: bring it in, find it, show it.",
        subcommands = {
            MarketInstrumentsImportCommand.class,
            MarketInstrumentsFindCommand.class,
            MarketInstrumentsShowCommand.class
        })
final class MarketInstrumentsGroup extends CommandGroup {
    @ParentCommand MarketGroup market;
}

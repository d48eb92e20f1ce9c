package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code tradekeep market instruments}: what exchanges list. */
@Command(name = "instruments", description = "What exchanges list: bring it in, find it, show it.")
final class MarketInstrumentsGroup extends CommandGroup {
    @ParentCommand MarketGroup market;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("import", MarketInstrumentsImportCommand::new),
                new CommandEntry("refresh", MarketInstrumentsRefreshCommand::new),
                new CommandEntry("find", MarketInstrumentsFindCommand::new),
                new CommandEntry("show", MarketInstrumentsShowCommand::new),
                new CommandEntry("set-scale", MarketInstrumentsSetScaleCommand::new));
    }
}

package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code tradekeep market import}: by kind of data. */
@Command(name = "import", description = "Import market data from files.")
final class MarketImportGroup extends CommandGroup {
    @ParentCommand MarketGroup market;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("candles", MarketImportCandlesCommand::new),
                new CommandEntry("trades", MarketImportTradesCommand::new),
                new CommandEntry("quotes", MarketImportQuotesCommand::new));
    }
}

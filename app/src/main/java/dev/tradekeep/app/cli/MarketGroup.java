package dev.tradekeep.app.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep market}: prices and their history, and what is listed. */
@Command(
        name = "market",
        description = "Market data: import it, list it, read it, keep it; and what exchanges list.")
final class MarketGroup extends CommandGroup {
    @Mixin DatabaseOption database;

    @Override
    List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("import", MarketImportGroup::new),
                new CommandEntry("instruments", MarketInstrumentsGroup::new),
                new CommandEntry("series", MarketSeriesCommand::new),
                new CommandEntry("candles", MarketCandlesCommand::new),
                new CommandEntry("ticks", MarketTicksCommand::new),
                new CommandEntry("pack", MarketPackCommand::new),
                new CommandEntry("unpack", MarketUnpackCommand::new),
                new CommandEntry("retention", MarketRetentionGroup::new));
    }
}

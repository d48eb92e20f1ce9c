package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import dev.tradekeep.app.cli.trading.FollowVerbs;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep market}: prices and their history, and what is listed. */
@Command(
        name = "market",
        description = "Market data: import it, list it, read it, keep it; and what exchanges list.")
public final class MarketGroup extends CommandGroup {
    @Mixin DatabaseOption database;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("import", MarketImportGroup::new),
                new CommandEntry("download", MarketDownloadCommand::new),
                FollowVerbs.follow(database),
                ListGroup.entry("follows", "market-follows", database),
                FollowVerbs.unfollow(database),
                new CommandEntry("instruments", MarketInstrumentsGroup::new),
                new CommandEntry("series", MarketSeriesCommand::new),
                new CommandEntry("statistics", MarketStatisticsCommand::new),
                new CommandEntry("candles", MarketCandlesCommand::new),
                new CommandEntry("ticks", MarketTicksCommand::new),
                new CommandEntry("pack", MarketPackCommand::new),
                new CommandEntry("unpack", MarketUnpackCommand::new),
                new CommandEntry("retention", MarketRetentionGroup::new));
    }
}

package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code tradekeep market retention}: how long market data is kept. */
@Command(
        name = "retention",
        description = "How long market data is kept. 'market series' lists what is set.")
final class MarketRetentionGroup extends CommandGroup {
    @ParentCommand MarketGroup market;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("set", MarketRetentionSetCommand::new),
                new CommandEntry("apply", MarketRetentionApplyCommand::new));
    }
}

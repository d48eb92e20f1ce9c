package dev.tradekeep.app.cli.strategy;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.StrategiesOption;
import dev.tradekeep.app.cli.trading.ApiGroup;
import dev.tradekeep.app.strategies.StrategyShelf;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep strategy}. */
@Command(
        name = "strategy",
        description = "Strategies: those that come with Tradekeep, and your own in Java files.")
public final class StrategyGroup extends CommandGroup {
    @Mixin private DatabaseOption database;

    @Mixin private StrategiesOption strategies;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("list", StrategyListCommand::new),
                new CommandEntry("show", StrategyShowCommand::new),
                new CommandEntry("new", StrategyNewCommand::new),
                new CommandEntry("check", StrategyCheckCommand::new),
                ApiGroup.entry(
                        "reload",
                        "POST",
                        "/api/v1/strategies/reload",
                        "Have the server that runs read the folder again. Engines that run keep what"
                                + " they have until they are started again.",
                        "",
                        "strategy reload",
                        database));
    }

    /** The strategies that a start would find. */
    StrategyShelf shelf() {
        return strategies.shelf(database);
    }
}

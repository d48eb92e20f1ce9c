package dev.tradekeep.app.cli.backtest;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import dev.tradekeep.app.cli.trading.ApiGroup;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tradekeep backtest}. */
@Command(
        name = "backtest",
        description = "Run strategies over candles in memory, and look at what came of it.",
        footer = {
            "",
            "Examples:",
            "  tradekeep backtest run crossover --candles btc-usd-1m.csv",
            "  tradekeep backtest run crossover --instrument BTC/USD --interval 1h",
            "  tradekeep backtest check crossover --candles btc-usd-1m.csv",
            "  tradekeep backtest sweep crossover --param fast=5..50:5 --candles btc-usd-1m.csv",
            "  tradekeep backtest list",
        })
public final class BacktestGroup extends CommandGroup {
    @Mixin DatabaseOption database;

    @Override
    protected List<CommandEntry> verbs() {
        return List.of(
                new CommandEntry("run", () -> new BacktestRunCommand(database)),
                new CommandEntry("check", () -> new BacktestCheckCommand(database)),
                new CommandEntry("sweep", () -> new BacktestSweepCommand(database)),
                new CommandEntry("walk-forward", () -> new BacktestWalkForwardCommand(database)),
                ListGroup.entry("list", "backtests", database),
                new CommandEntry("show", () -> new BacktestShowCommand(database)),
                new CommandEntry("compare", () -> new BacktestCompareCommand(database)),
                new CommandEntry("export", () -> new BacktestExportCommand(database)),
                ApiGroup.entry(
                        "delete",
                        "DELETE",
                        "/api/v1/backtests/{id}",
                        "Delete a result; one that is in the books with its engine, portfolio, orders and"
                                + " trades. What was tried stays counted.",
                        "id",
                        "backtest delete 1",
                        database));
    }
}

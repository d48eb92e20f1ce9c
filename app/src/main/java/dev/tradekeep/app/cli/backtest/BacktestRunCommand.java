package dev.tradekeep.app.cli.backtest;

import dev.tradekeep.app.backtest.BacktestJob;
import dev.tradekeep.app.backtest.BacktestRun;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.engine.evidence.Assessor;
import dev.tradekeep.engine.evidence.Check;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep backtest run}. */
@Command(
        name = "run",
        description = {
            "Run strategies over candles of a file or the database, in memory. With a database the result is"
                    + " kept, apart from the books of portfolios."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep backtest run crossover --candles btc-usd-1m.csv",
            "  tradekeep backtest run crossover:fast=10,slow=30 --instrument BTC/USD --interval 1h",
            "  tradekeep backtest run my-preset --from 2025-01-01 --json",
            "  tradekeep backtest run crossover --candles btc-usd-1m.csv --html report.html",
        })
final class BacktestRunCommand extends BacktestCommand {

    BacktestRunCommand(DatabaseOption database) {
        super(database);
    }

    @Override
    List<Check> more(BacktestJob job, BacktestRun run, Assessor assessor) {
        return List.of();
    }
}

package dev.tradekeep.app.cli.backtest;

import dev.tradekeep.app.backtest.ComparedResults;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradekeep backtest compare}. */
@Command(
        name = "compare",
        description = "Print results next to one another: what led to each, and what came of it.",
        footer = {"", "Example:", "  tradekeep backtest compare 1 2 3"})
final class BacktestCompareCommand implements Callable<Integer> {
    private final DatabaseOption database;

    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Parameters(
            arity = "2..*",
            paramLabel = "ID",
            description = "As 'backtest list' has them; two to six.")
    private List<Long> ids = List.of();

    BacktestCompareCommand(DatabaseOption database) {
        this.database = database;
    }

    @Override
    public Integer call() {
        ComparedResults result;
        try (DatabaseReader reader = DatabaseReader.open(database.file())) {
            result = reader.read(transaction -> ComparedResults.read(transaction, ids));
        }
        if (json.wanted()) {
            result.writeJson(spec.commandLine().getOut());
        } else {
            result.print(spec.commandLine().getOut());
        }
        return CommandLine.ExitCode.OK;
    }
}

package dev.tradekeep.app.cli.backtest;

import dev.tradekeep.app.backtest.StoredResult;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradekeep backtest show}. */
@Command(
        name = "show",
        description = "Print a result that was kept, with what led to it.",
        footer = {"", "Example:", "  tradekeep backtest show 1"})
final class BacktestShowCommand implements Callable<Integer> {
    private final DatabaseOption database;

    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "ID", description = "As 'backtest list' has it.")
    private long id;

    BacktestShowCommand(DatabaseOption database) {
        this.database = database;
    }

    @Override
    public Integer call() {
        StoredResult result;
        try (DatabaseReader reader = DatabaseReader.open(database.file())) {
            result = reader.read(transaction -> StoredResult.read(transaction, id));
        }
        if (json.wanted()) {
            result.writeJson(spec.commandLine().getOut());
        } else {
            result.print(spec.commandLine().getOut());
        }
        return CommandLine.ExitCode.OK;
    }
}

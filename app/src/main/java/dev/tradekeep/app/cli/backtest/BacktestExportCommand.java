package dev.tradekeep.app.cli.backtest;

import dev.tradekeep.app.backtest.ExportedResult;
import dev.tradekeep.app.backtest.StoredResult;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradekeep backtest export}. */
@Command(
        name = "export",
        description =
                "Write a result as files for other programs: result.json, trades.csv and equity.csv.",
        footer = {"", "Example:", "  tradekeep backtest export 1 backtest-1"})
final class BacktestExportCommand implements Callable<Integer> {
    private final DatabaseOption database;

    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "ID", description = "As 'backtest list' has it.")
    private long id;

    @Parameters(paramLabel = "FOLDER", description = "New or empty.")
    private Path folder = Path.of("");

    BacktestExportCommand(DatabaseOption database) {
        this.database = database;
    }

    @Override
    public Integer call() {
        StoredResult result;
        try (DatabaseReader reader = DatabaseReader.open(database.file())) {
            result = reader.read(transaction -> StoredResult.read(transaction, id));
        }
        List<String> files = ExportedResult.write(result, folder);
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            Json.print(
                    out,
                    writer -> {
                        writer.writeStringProperty("folder", folder.toString());
                        writer.writeArrayPropertyStart("files");
                        files.forEach(writer::writeString);
                        writer.writeEndArray();
                    });
        } else {
            out.println("exported  " + String.join(", ", files) + " into " + folder);
        }
        return CommandLine.ExitCode.OK;
    }
}

package dev.tradekeep.app.cli.performance;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.report.PerformanceJson;
import dev.tradekeep.app.report.PerformanceText;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.engine.statistics.PortfolioPerformance;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradekeep performance show}. */
@Command(
        name = "show",
        description =
                "How a portfolio did, next to buy-and-hold and cash, and what each strategy made of each"
                        + " instrument; also while an engine trades for it.",
        footer = {"", "Example:", "  tradekeep performance show backtest-1"})
final class PerformanceShowCommand implements Runnable {
    @Spec private CommandSpec spec;
    @Mixin private DatabaseOption database;
    @Mixin private JsonOption json;

    @Parameters(paramLabel = "PORTFOLIO", description = "Which one.")
    private String portfolio = "";

    @Override
    public void run() {
        PortfolioPerformance found;
        try (DatabaseReader reader = DatabaseReader.open(database.file())) {
            found = reader.read(transaction -> PortfolioPerformance.read(transaction, portfolio));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            Json.print(out, generator -> PerformanceJson.write(found, generator));
            return;
        }
        PerformanceText.lines(found).forEach(out::println);
    }
}

package dev.tradekeep.app.cli.backtest;

import dev.tradekeep.app.backtest.BacktestBase;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.cli.base.ProgramVersion;
import dev.tradekeep.app.strategies.StrategyShelf;
import dev.tradekeep.app.sweep.SweepJob;
import dev.tradekeep.app.sweep.SweepJson;
import dev.tradekeep.app.sweep.SweepPage;
import dev.tradekeep.app.sweep.SweepRequest;
import dev.tradekeep.app.sweep.SweepRun;
import dev.tradekeep.app.sweep.SweepText;
import dev.tradekeep.engine.sweep.Search;
import dev.tradekeep.model.market.Interval;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradekeep backtest sweep}. */
@Command(
        name = "sweep",
        description = {
            "Try many parameters of a strategy over the first four fifths of the candles, and choose the one"
                    + " whose neighbours are good, too. What is done is kept: the same command goes on after"
                    + " Ctrl-C or a crash."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep backtest sweep crossover --param fast=5..50:5 --param slow=20..200:20 --candles"
                    + " btc-usd-1m.csv --state sweep.state",
            "  tradekeep backtest sweep crossover --param fast=5..500 --param slow=20..2000 --method sobol"
                    + " --points 300 --instrument BTC/USD",
        })
final class BacktestSweepCommand implements Callable<Integer> {
    private final DatabaseOption database;

    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;
    @Mixin private SweepData data;
    @Mixin private SearchOptions options;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Where what is done is kept without a database.")
    private @Nullable Path state;

    @Option(
            names = "--refine",
            paramLabel = "1h|…",
            description =
                    "Search over candles of this length, made of those that there are, then try the best"
                            + " and their neighbours with every order filled on those.")
    private @Nullable String refine;

    @Option(
            names = "--look",
            description =
                    "Run the choice over the last fifth of the candles, too. Each look makes the next worth"
                            + " less.")
    private boolean look;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the result as a page, too; an older one is replaced.")
    private @Nullable Path html;

    BacktestSweepCommand(DatabaseOption database) {
        this.database = database;
    }

    @Override
    public Integer call() {
        Search search = options.search();
        StrategyShelf shelf = data.shelf(database);
        PrintWriter terminal = spec.commandLine().getErr();
        Path books = data.books(database);
        if (books != null && state != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Wanted --state without a database, found both: the database keeps the state");
        }
        BacktestBase base = data.load(shelf, books, terminal);
        SweepRequest request =
                new SweepRequest(
                        search,
                        options.threads(),
                        refine == null ? null : Interval.parse(refine),
                        look);
        SweepJob job = new SweepJob(base, request, shelf, terminal, ProgramVersion.text());
        print(run(job, books));
        return CommandLine.ExitCode.OK;
    }

    private SweepRun run(SweepJob job, @Nullable Path books) {
        if (books == null) {
            return job.run(state);
        }
        try (OwnedBooks owned = OwnedBooks.open(books)) {
            return job.run(owned.database());
        }
    }

    private void print(SweepRun run) {
        PrintWriter out = spec.commandLine().getOut();
        if (html != null) {
            SweepPage.write(html, run);
        }
        if (json.wanted()) {
            SweepJson.write(out, run);
        } else {
            new SweepText(out, run).print();
        }
    }
}

package dev.tradekeep.app.cli.backtest;

import dev.tradekeep.app.backtest.BacktestBase;
import dev.tradekeep.app.backtest.BacktestJob;
import dev.tradekeep.app.backtest.BacktestJson;
import dev.tradekeep.app.backtest.BacktestRun;
import dev.tradekeep.app.backtest.BacktestText;
import dev.tradekeep.app.backtest.page.ReportPage;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.cli.base.ProgramVersion;
import dev.tradekeep.app.strategies.StrategyShelf;
import dev.tradekeep.app.sweep.WalkForward;
import dev.tradekeep.app.sweep.WalkForwardJob;
import dev.tradekeep.app.sweep.WalkForwardRequest;
import dev.tradekeep.app.sweep.WalkForwardText;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.engine.backtest.BacktestResults;
import dev.tradekeep.engine.evidence.Assessment;
import dev.tradekeep.engine.evidence.Assessor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradekeep backtest walk-forward}. */
@Command(
        name = "walk-forward",
        description = {
            "Choose parameters in one window of the candles and trade them in the next, again and again: one"
                    + " account runs through all that nothing was learnt from. The last fifth of the candles"
                    + " stays closed."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep backtest walk-forward crossover --param fast=5..50:5 --param slow=20..200:20"
                    + " --candles btc-usd-1m.csv",
            "  tradekeep backtest walk-forward crossover --param fast=5..50:5 --instrument BTC/USD --train"
                    + " 43200 --test 10080 --anchored",
        })
final class BacktestWalkForwardCommand implements Callable<Integer> {
    private final DatabaseOption database;

    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;
    @Mixin private SweepData data;
    @Mixin private SearchOptions options;

    @Option(
            names = "--train",
            paramLabel = "N",
            description = "Candles to learn from. Default: four tenths of all.")
    private @Nullable Integer train;

    @Option(
            names = "--test",
            paramLabel = "N",
            description = "Candles to be judged by at a time. Default: a tenth of all.")
    private @Nullable Integer test;

    @Option(
            names = "--embargo",
            paramLabel = "N",
            description =
                    "Candles between them. Default: the longest holding time, at most a twentieth of those"
                            + " to learn from.")
    private @Nullable Integer embargo;

    @Option(
            names = "--anchored",
            description = "Learn from the first candle on, each time from more.")
    private boolean anchored;

    @Option(
            names = "--seams",
            paramLabel = "flat|carry",
            defaultValue = "flat",
            description =
                    "Whether what is held is closed at the end of each window, or handed over. Default:"
                            + " ${DEFAULT-VALUE}.")
    private String seams = "flat";

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the report as a page, too; an older one is replaced.")
    private @Nullable Path html;

    private enum Seams {
        FLAT,
        CARRY
    }

    BacktestWalkForwardCommand(DatabaseOption database) {
        this.database = database;
    }

    @Override
    public Integer call() {
        WalkForwardRequest request =
                new WalkForwardRequest(
                        options.search(),
                        train,
                        test,
                        embargo,
                        anchored,
                        SearchOptions.read("--seams", Seams.class, seams) == Seams.CARRY,
                        options.threads());
        StrategyShelf shelf = data.shelf(database);
        PrintWriter terminal = spec.commandLine().getErr();
        Path books = data.books(database);
        BacktestBase base = data.load(shelf, books, terminal);
        WalkForward walk =
                new WalkForwardJob(base, request, shelf, terminal, ProgramVersion.text()).run();
        BacktestRun run = walk.run();
        Assessor assessor =
                Assessor.begin(run.plan(), run.outcome(), run.candles(), options.seed());
        if (books == null) {
            return print(walk, assessor.assess(1, List.of()), null, null);
        }
        BacktestResults.Kept kept;
        Assessment assessment;
        try (OwnedBooks owned = OwnedBooks.open(books)) {
            kept = BacktestJob.keep(owned.database(), run, OwnedBooks.CLOCK);
            assessment = assessor.assess(kept.trials(), List.of());
            BacktestJob.keep(owned.database(), kept.id(), run, assessment);
        }
        return print(walk, assessment, kept, books);
    }

    private Integer print(
            WalkForward walk,
            Assessment assessment,
            BacktestResults.@Nullable Kept kept,
            @Nullable Path books) {
        PrintWriter out = spec.commandLine().getOut();
        if (html != null) {
            ReportPage.write(
                    html,
                    walk.run(),
                    assessment,
                    new ReportPage.Table(
                            "Folds",
                            WalkForwardText.HEAD,
                            WalkForwardText.rows(walk),
                            WalkForwardText.lines(walk)));
        }
        if (json.wanted()) {
            Json.print(
                    out,
                    generator -> {
                        WalkForwardText.write(generator, walk);
                        BacktestJson.writeProperties(generator, walk.run(), assessment, kept);
                    });
        } else {
            WalkForwardText.print(out, walk);
            new BacktestText(out, walk.run(), assessment).print(kept, books);
        }
        return CommandLine.ExitCode.OK;
    }
}

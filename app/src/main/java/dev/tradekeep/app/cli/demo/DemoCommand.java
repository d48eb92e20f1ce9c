package dev.tradekeep.app.cli.demo;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.cli.base.StrategiesOption;
import dev.tradekeep.app.cli.base.VenueOptions;
import dev.tradekeep.app.demo.Demo;
import dev.tradekeep.app.demo.DemoPrinter;
import dev.tradekeep.app.demo.DemoReport;
import dev.tradekeep.app.demo.DemoSettings;
import dev.tradekeep.engine.backtest.BacktestLimit;
import dev.tradekeep.engine.strategy.MovingAverageCrossover;
import dev.tradekeep.model.error.ErrorCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradekeep demo}. */
@Command(
        name = "demo",
        description = {
            "Turn candles into booked trades: import them, trade them on a simulated exchange, and check"
                    + " that the books balance."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep demo                                     with made-up candles",
            "  tradekeep demo --candles btc-usd-1m.csv --db t.db  with your own",
            "  tradekeep demo --series 1 --db t.db                with candles that are there",
            "  tradekeep demo --strategy crossover:fast=10,slow=30",
        })
public final class DemoCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private DatabaseOption database;
    @Mixin private JsonOption json;

    @Option(
            names = "--candles",
            paramLabel = "FILE",
            description = "Candles as CSV or JSON, zipped or not. Default: made-up ones.")
    private @Nullable Path candles;

    @Option(
            names = "--series",
            paramLabel = "ID",
            description = "Candles that are in the database, as 'market series' lists them.")
    private @Nullable Long series;

    @Option(
            names = "--instrument",
            paramLabel = "BASE/QUOTE",
            description = "What the candles are of. Default: as the file's name tells.")
    private @Nullable String instrument;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description =
                    "The series that the file joins or makes. Default: the only one of its instrument"
                            + " and interval, else a new one with the name of the file.")
    private @Nullable String source;

    @Option(
            names = "--round-volume",
            description = "Round volumes that do not fit exactly, and count them.")
    private boolean roundVolume;

    @Option(
            names = "--strategy",
            paramLabel = "NAME:KEY=VALUE,…",
            defaultValue = MovingAverageCrossover.NAME,
            description = "The strategy and its parameters. Default: ${DEFAULT-VALUE}.")
    private String strategy = MovingAverageCrossover.NAME;

    @Mixin private StrategiesOption strategies;
    @Mixin private VenueOptions venue;

    @Option(
            names = "--tick",
            paramLabel = "STEP",
            description =
                    "The step of the instrument's prices, which is declared with it. Default: what"
                            + " the prices share.")
    private @Nullable String tick;

    @Option(
            names = "--cash",
            paramLabel = "AMOUNT",
            defaultValue = "100000",
            description = "Money to start with, in the quote asset. Default: ${DEFAULT-VALUE}.")
    private String cash = "100000";

    @Option(
            names = "--limit",
            paramLabel = "KIND=VALUE[,ACTION]",
            description =
                    "A risk limit of this backtest, such as daily_loss=500USD,halt; may be given several"
                            + " times.")
    private List<String> limits = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which made-up candles. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Override
    public Integer call() {
        if (series != null && (candles != null || instrument != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Wanted --series alone, found "
                            + (candles != null ? "--candles" : "--instrument")
                            + " next to it: a series says of what its candles are");
        }
        boolean ofFile = instrument != null || source != null || roundVolume;
        if (candles == null && ofFile) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Wanted --instrument, --source and --round-volume with --candles, found one of"
                            + " them alone");
        }
        DemoSettings settings =
                new DemoSettings(
                        database.fileToCreate(),
                        candles,
                        series,
                        instrument,
                        source,
                        roundVolume,
                        strategy,
                        venue.rules(),
                        tick,
                        cash,
                        seed,
                        limits.stream().map(BacktestLimit::parse).toList());
        DemoReport report =
                run(Demo.read(settings, strategies.shelf(database)), spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            DemoJson.write(report, out);
        } else {
            new DemoPrinter(out).print(report);
        }
        return report.balanced() ? 0 : ErrorCode.BOOKS_DO_NOT_BALANCE.exitCode();
    }

    private static DemoReport run(Demo.Wanted wanted, PrintWriter terminal) {
        try (OwnedBooks books = OwnedBooks.open(wanted.settings().database())) {
            if (books.alone()) {
                Demo.closeAbandonedRuns(books.database(), OwnedBooks.CLOCK);
            }
            return Demo.run(books.database(), wanted, OwnedBooks.CLOCK, books.pace(), terminal);
        }
    }
}

package dev.tradekeep.app.cli.backtest;

import dev.tradekeep.app.backtest.BacktestJob;
import dev.tradekeep.app.backtest.BacktestJson;
import dev.tradekeep.app.backtest.BacktestRequest;
import dev.tradekeep.app.backtest.BacktestRun;
import dev.tradekeep.app.backtest.BacktestText;
import dev.tradekeep.app.backtest.page.ReportPage;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.cli.base.ProgramVersion;
import dev.tradekeep.app.cli.base.StrategiesOption;
import dev.tradekeep.app.cli.base.VenueOptions;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.engine.backtest.BacktestResults;
import dev.tradekeep.engine.evidence.Assessment;
import dev.tradekeep.engine.evidence.Assessor;
import dev.tradekeep.engine.evidence.Check;
import dev.tradekeep.engine.evidence.Verdict;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.IsoTime;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code tradekeep backtest run} and {@code check} have in common. */
abstract class BacktestCommand implements Callable<Integer> {
    private final DatabaseOption database;

    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Parameters(
            arity = "1..*",
            paramLabel = "STRATEGY|PRESET",
            description = "A strategy, such as crossover:fast=10,slow=30, or the name of a preset.")
    private List<String> strategies = List.of();

    @Option(
            names = "--candles",
            paramLabel = "[SYMBOL=]FILE",
            description =
                    "Candles as CSV, JSON or Parquet, zipped or not; needs no database. Several files are"
                            + " several instruments of one portfolio. Default: those of the database.")
    private List<String> candles = List.of();

    @Option(
            names = "--finer",
            paramLabel = "1m|5m|…",
            description =
                    "Fill orders by candles of this length, which no strategy hears: they decide what"
                            + " came first within a candle. Default: the worst is taken.")
    private @Nullable String finer;

    @Option(
            names = "--instrument",
            paramLabel = "SYMBOL",
            description =
                    "What to trade: SYMBOL or EXCHANGE:SYMBOL; may be given several times. Default: as the"
                            + " preset or the file's name tells.")
    private List<String> instruments = List.of();

    @Option(
            names = "--interval",
            paramLabel = "1m|1h|…",
            description = "Length of a candle. Default: as the candles are.")
    private @Nullable String interval;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Candles that open at or after; ISO 8601. Default: the first.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Candles that open before; ISO 8601. Default: the last.")
    private @Nullable String to;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "The series to use, where there are several. Default: the longest.")
    private @Nullable String source;

    @Option(
            names = "--tick",
            paramLabel = "PRICE",
            description =
                    "The step between prices. Default: that of the instrument, or as the file tells.")
    private @Nullable String tick;

    @Mixin private VenueOptions venue;
    @Mixin private StrategiesOption folder;

    @Option(
            names = "--cash",
            paramLabel = "AMOUNT",
            defaultValue = "100000",
            description = "Money to start with, in the quote asset. Default: ${DEFAULT-VALUE}.")
    private String cash = "100000";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What the checks draw by. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--strict",
            description = "End with 1 unless the verdict is that the result is not refuted.")
    private boolean strict;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Write the report as a page, too, with pictures; an older one is replaced.")
    private @Nullable Path html;

    BacktestCommand(DatabaseOption database) {
        this.database = database;
    }

    @Override
    public Integer call() {
        requireFitting();
        BacktestRequest request = request();
        BacktestJob job =
                new BacktestJob(
                        request,
                        folder.shelf(database),
                        spec.commandLine().getErr(),
                        ProgramVersion.text());
        if (candles.isEmpty()) {
            Path books = DatabaseFile.existing(database.file()).path();
            OwnedBooks.sendToServer(books);
            try (DatabaseReader reader = DatabaseReader.open(books)) {
                job.load(reader);
                if (finer != null) {
                    job.refine(reader, Interval.parse(finer));
                }
            }
            return keep(job, books);
        }
        if (database.isGiven()) {
            Path books = database.fileToCreate();
            OwnedBooks.sendToServer(books);
            load(job);
            return keep(job, books);
        }
        load(job);
        BacktestRun run = job.run();
        Assessor assessor = assessor(run);
        return print(run, assessor.assess(1, more(job, run, assessor)), null, null);
    }

    private void load(BacktestJob job) {
        if (candles.size() == 1 && !isNamed(candles.getFirst())) {
            job.load(path(candles.getFirst()));
            return;
        }
        for (String one : candles) {
            int equals = isNamed(one) ? one.indexOf('=') : -1;
            job.load(path(one.substring(equals + 1)), equals < 0 ? null : one.substring(0, equals));
        }
    }

    /** Whether a symbol stands before the file; a file whose name has the sign is one. */
    private static boolean isNamed(String text) {
        return text.indexOf('=') > 0 && !Files.exists(path(text));
    }

    private static Path path(String text) {
        return Invocation.current().resolve(Path.of(text));
    }

    private Integer keep(BacktestJob job, Path books) {
        BacktestRun run = job.run();
        Assessor assessor = assessor(run);
        List<Check> more = more(job, run, assessor);
        BacktestResults.Kept kept;
        Assessment assessment;
        try (OwnedBooks owned = OwnedBooks.open(books)) {
            kept = BacktestJob.keep(owned.database(), run, OwnedBooks.CLOCK);
            assessment = assessor.assess(kept.trials(), more);
            BacktestJob.keep(owned.database(), kept.id(), run, assessment);
        }
        return print(run, assessment, kept, books);
    }

    /**
     * Makes further checks.
     *
     * @param job that has run
     * @param assessor that has begun
     */
    abstract List<Check> more(BacktestJob job, BacktestRun run, Assessor assessor);

    /** What checks draw by. */
    final long seed() {
        return seed;
    }

    private Assessor assessor(BacktestRun run) {
        return Assessor.begin(run.plan(), run.outcome(), run.candles(), seed);
    }

    private Integer print(
            BacktestRun run,
            Assessment assessment,
            BacktestResults.@Nullable Kept kept,
            @Nullable Path books) {
        PrintWriter out = spec.commandLine().getOut();
        if (html != null) {
            ReportPage.write(html, run, assessment);
        }
        if (json.wanted()) {
            BacktestJson.write(out, run, assessment, kept);
        } else {
            new BacktestText(out, run, assessment).print(kept, books);
        }
        boolean refuted = assessment.verdict() != Verdict.NOT_REFUTED;
        return strict && refuted ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private void requireFitting() {
        boolean files = !candles.isEmpty();
        if (files && instruments.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Wanted one --instrument with --candles, found "
                            + instruments.size()
                            + ": a file has the candles of one; import several and leave out"
                            + " --candles");
        }
        if (files && finer != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Wanted --finer without --candles, found both: import the finer candles, and"
                            + " leave out --candles");
        }
        if (candles.size() > 1 && !instruments.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Wanted several --candles without --instrument, found both: name each file,"
                            + " such as --candles BTC/USD=FILE");
        }
        if (files && source != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Wanted --source without --candles, found both: it names a series of the"
                            + " database");
        }
    }

    private BacktestRequest request() {
        long begin = from == null ? Long.MIN_VALUE : IsoTime.parse(from);
        long end = to == null ? Long.MAX_VALUE : IsoTime.parse(to);
        if (begin >= end) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted --from before --to, found it after.");
        }
        return new BacktestRequest(
                strategies,
                candles.isEmpty() ? null : path(candles.getFirst()),
                instruments,
                interval == null ? null : Interval.parse(interval),
                begin,
                end,
                source,
                tick,
                venue.rules(),
                cash);
    }
}

package dev.tradekeep.app.cli.backtest;

import dev.tradekeep.app.backtest.BacktestBase;
import dev.tradekeep.app.backtest.BacktestJob;
import dev.tradekeep.app.backtest.BacktestRequest;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.cli.base.ProgramVersion;
import dev.tradekeep.app.cli.base.StrategiesOption;
import dev.tradekeep.app.cli.base.VenueOptions;
import dev.tradekeep.app.strategies.StrategyShelf;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.IsoTime;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which strategy is searched, and over which candles: use as a {@code @Mixin}. */
final class SweepData {
    @Parameters(
            arity = "1",
            paramLabel = "STRATEGY|PRESET",
            description =
                    "A strategy, with the parameters that stay, such as crossover:stake-bps=5000, or the"
                            + " name of a preset.")
    private String strategy = "";

    @Option(
            names = "--candles",
            paramLabel = "FILE",
            description =
                    "Candles as CSV, JSON or Parquet, zipped or not; needs no database. Default: those of"
                            + " the database.")
    private @Nullable Path candles;

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

    StrategyShelf shelf(DatabaseOption database) {
        return folder.shelf(database);
    }

    /** The books that the result is kept in; null for none. */
    @Nullable Path books(DatabaseOption database) {
        if (candles == null) {
            return DatabaseFile.existing(database.file()).path();
        }
        return database.isGiven() ? database.fileToCreate() : null;
    }

    /** Finds the candles. */
    BacktestBase load(StrategyShelf shelf, @Nullable Path books, PrintWriter terminal) {
        BacktestJob job = new BacktestJob(request(), shelf, terminal, ProgramVersion.text());
        if (books != null) {
            OwnedBooks.sendToServer(books);
        }
        Path file = candles;
        if (file != null) {
            if (instruments.size() > 1) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Wanted one --instrument with --candles, found "
                                + instruments.size()
                                + ": a file has the candles of one.");
            }
            job.load(file);
        } else {
            try (DatabaseReader reader =
                    DatabaseReader.open(
                            DatabaseFile.existing(Objects.requireNonNull(books, "books")).path())) {
                job.load(reader);
            }
        }
        return job.base();
    }

    private BacktestRequest request() {
        long begin = from == null ? Long.MIN_VALUE : IsoTime.parse(from);
        long end = to == null ? Long.MAX_VALUE : IsoTime.parse(to);
        if (begin >= end) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "Wanted --from before --to, found it after.");
        }
        return new BacktestRequest(
                List.of(strategy),
                candles,
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

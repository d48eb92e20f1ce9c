package dev.tradekeep.app.cli.demo;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.demo.Demo;
import dev.tradekeep.app.demo.DemoPrinter;
import dev.tradekeep.app.demo.DemoReport;
import dev.tradekeep.app.demo.DemoSettings;
import dev.tradekeep.engine.backtest.BacktestLimit;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.engine.strategy.MovingAverageCrossover;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.TradingDays;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VolumeUnit;
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

    @Option(
            names = "--fee-bps",
            paramLabel = "N",
            defaultValue = "10",
            description = "Fee of a trade in basis points. Default: ${DEFAULT-VALUE}.")
    private String feeBasisPoints = "10";

    @Option(
            names = "--maker-fee-bps",
            paramLabel = "N",
            description =
                    "Fee of an order that rested, in basis points; below 0 for a rebate. Default: that"
                            + " of --fee-bps.")
    private @Nullable String makerFeeBasisPoints;

    @Option(
            names = "--slippage-bps",
            paramLabel = "N",
            defaultValue = "1",
            description = "Slippage of a market order in basis points. Default: ${DEFAULT-VALUE}.")
    private String slippageBasisPoints = "1";

    @Option(
            names = "--fill-model",
            paramLabel = "MODEL",
            defaultValue = "bars",
            converter = FillModelConverter.class,
            description =
                    "How candles fill orders: bars, or next-open-tick, which fills at the next open"
                            + " in full. Default: ${DEFAULT-VALUE}.")
    private FillModel fillModel = FillModel.BARS;

    @Option(
            names = "--volume-unit",
            paramLabel = "UNIT",
            defaultValue = "unknown",
            description =
                    "What the volume of the candles counts: base, quote, contracts, or unknown,"
                            + " which bounds nothing. Default: ${DEFAULT-VALUE}.")
    private VolumeUnit volumeUnit = VolumeUnit.UNKNOWN;

    @Option(
            names = "--volume-share-bps",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "The most of a candle's volume that orders trade, in basis points; 0 for no"
                            + " limit. Default: ${DEFAULT-VALUE}.")
    private long volumeShareBasisPoints = VenueModel.VOLUME_SHARE_BPS_DEFAULT;

    @Option(
            names = "--trading-days",
            paramLabel = "DAYS",
            converter = TradingDaysConverter.class,
            description =
                    "On which days candles are expected: every-day or weekdays. Default: every day for"
                            + " coins, else weekdays.")
    private @Nullable TradingDays tradingDays;

    @Option(
            names = "--latency-ms",
            paramLabel = "N",
            defaultValue = "0",
            description = "How long a request is on its way. Default: ${DEFAULT-VALUE}.")
    private long latencyMillis;

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
                        rules(),
                        cash,
                        seed,
                        limits.stream().map(BacktestLimit::parse).toList());
        DemoReport report = run(Demo.read(settings), spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        if (json.wanted()) {
            DemoJson.write(report, out);
        } else {
            new DemoPrinter(out).print(report);
        }
        return report.balanced() ? 0 : ErrorCode.BOOKS_DO_NOT_BALANCE.exitCode();
    }

    private VenueSettings rules() {
        BasisPoints taker = BasisPoints.parse(feeBasisPoints);
        BasisPoints maker =
                makerFeeBasisPoints == null ? taker : BasisPoints.parse(makerFeeBasisPoints);
        return new VenueSettings(
                new VenueModel(
                        fillModel,
                        new VenueCosts(maker, taker, BasisPoints.parse(slippageBasisPoints)),
                        volumeShareBasisPoints,
                        latency(latencyMillis)),
                volumeUnit,
                tradingDays);
    }

    /** Beyond the longest latency it does not matter by how much. */
    private static long latency(long millis) {
        long perMilli = Micros.PER_SECOND / 1_000;
        return Math.clamp(millis, -1, VenueModel.LATENCY_MICROS_MAX / perMilli + 1) * perMilli;
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

package dev.tradekeep.bench.reference;

import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.WorkFolder;
import dev.tradekeep.engine.backtest.BookedReport;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VolumeUnit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs backtests by the engine and by the reference and compares what is in the books. */
public final class References {
    private static final String CASH = "100000";

    private final Path folder;
    private final PythonBacktest python;
    private final List<Row> rows = new ArrayList<>();

    private References(Path folder) {
        this.folder = folder;
        python = PythonBacktest.in(folder);
    }

    /**
     * One backtest. Amounts are decimal text in the quote asset.
     *
     * @param subject the file, or the seed
     * @param trades executions
     * @param end what the account is worth at the last close
     * @param difference the first one; empty when the reference agrees in every row
     */
    public record Row(
            String subject,
            String strategy,
            FillModel fills,
            VolumeUnit volumeUnit,
            long orders,
            long trades,
            String fees,
            String slippage,
            String end,
            String difference) {}

    /**
     * Over the files of a folder.
     *
     * @throws TradekeepException when a file or Python is missing, or a run fails
     */
    public static List<Row> ofFiles(Path data, Consumer<String> steps) {
        return in(references -> {
            for (DataFile file : DataFile.values()) {
                steps.accept(file.fileName());
                Path candles = file.in(data);
                references.compare(file.fileName(), candles, file.declared(), trials(file, true));
                references.compare(file.fileName(), candles, null, trials(file, false));
            }
        });
    }

    /**
     * Over made-up candles.
     *
     * @throws TradekeepException when Python is missing, or a run fails
     */
    public static List<Row> ofSeeds(long first, int seeds, Consumer<String> steps) {
        return in(references -> {
            for (long seed = first; seed < first + seeds; seed++) {
                steps.accept("seed " + seed);
                Path candles =
                        MadeCandles.write(references.folder, seed, MadeTrials.onWeekdays(seed));
                references.compare("seed " + seed, candles, null, MadeTrials.of(seed));
            }
        });
    }

    /** The declared tick is for the old rules, what the file tells for the new ones. */
    private static List<Trial> trials(DataFile file, boolean declared) {
        List<Trial> trials = new ArrayList<>();
        List<String> strategies =
                declared
                        ? List.of("crossover", "buy-and-hold")
                        : List.of("crossover", "buy-and-hold", "bracket");
        List<VolumeUnit> units =
                declared
                        ? List.of(VolumeUnit.UNKNOWN)
                        : List.of(VolumeUnit.UNKNOWN, file.volumeUnit());
        FillModel fills = declared ? FillModel.NEXT_OPEN_TICK : FillModel.BARS;
        for (String strategy : strategies) {
            for (VolumeUnit unit : units) {
                trials.add(
                        new Trial(
                                strategy,
                                new VenueSettings(
                                        VenueModel.of(fills, VenueCosts.DEFAULT), unit, null),
                                CASH));
            }
        }
        return trials;
    }

    private interface Work {
        void on(References references) throws Unavailable, IOException;
    }

    private static List<Row> in(Work work) {
        return WorkFolder.use(folder -> {
            References references = new References(folder);
            try {
                work.on(references);
            } catch (Unavailable e) {
                throw new TradekeepException(
                        ErrorCode.NOT_FOUND,
                        "The reference needs python3 of version 3.11 or later: " + e.reason(),
                        e);
            }
            return List.copyOf(references.rows);
        });
    }

    private void compare(
            String subject, Path candles, @Nullable Instrument declared, List<Trial> trials)
            throws Unavailable, IOException {
        Path file = folder.resolve("books-" + rows.size() + ".db");
        try (TrialBooks books = TrialBooks.open(file, candles, DataFile.SYMBOL, declared)) {
            List<Ledgers> expected = python.run(candles, books.listed(), books.series(), trials);
            for (int i = 0; i < trials.size(); i++) {
                rows.add(row(subject, books, trials.get(i), expected.get(i)));
            }
        }
    }

    private static Row row(String subject, TrialBooks books, Trial trial, Ledgers expected) {
        BookedReport report = books.run(trial);
        Instrument instrument = books.listed().instrument();
        Ledgers found =
                BookedLines.read(books.file(), instrument, report.runId(), report.portfolio());
        return new Row(
                subject,
                trial.strategy(),
                trial.rules().model().fills(),
                trial.rules().volumeUnit(),
                found.orders().size(),
                found.trades().size(),
                amount(report.progress().fees(), instrument.quote()),
                amount(report.fills().slippage(), instrument.quote()),
                amount(report.endEquity(), instrument.quote()),
                found.firstDifference(expected));
    }

    private static String amount(long units, Asset asset) {
        return FixedPoint.format(units, asset.scale());
    }
}

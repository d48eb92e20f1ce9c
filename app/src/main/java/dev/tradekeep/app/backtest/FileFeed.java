package dev.tradekeep.app.backtest;

import dev.tradekeep.app.report.InstrumentGuess;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.market.imports.FileCandles;
import dev.tradekeep.market.imports.InstrumentChoice;
import dev.tradekeep.market.imports.PriceStep;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.text.ReadProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The candles of a file, which need no books. */
final class FileFeed {
    private static final String EXCHANGE = "simulated";

    /** All files are paid with one asset; what they deliver has the numbers around it. */
    private static final long QUOTE_ID = 2;

    private FileFeed() {}

    /**
     * @param named the symbol; null: as the file's name tells
     * @param number of the file, from 1
     */
    static LoadedFeed load(
            BacktestRequest request,
            Path file,
            @Nullable String named,
            int number,
            ReadProgress progress) {
        String name = String.valueOf(file.getFileName());
        String symbol = named == null ? InstrumentGuess.of(name) : named;
        FileCandles read =
                FileCandles.read(
                        new FileCandles.Request(
                                file,
                                InstrumentChoice.parse(EXCHANGE, symbol),
                                request.interval(),
                                request.from(),
                                request.to()),
                        progress);
        if (read.candles().count() == 0) {
            throw new TradekeepException(
                    ErrorCode.NOT_FOUND,
                    "Wanted candles "
                            + Spans.wanted(request)
                            + ", found none in "
                            + file
                            + ", which goes from "
                            + Micros.toIso(read.survey().firstTime())
                            + " to "
                            + Micros.toIso(read.survey().lastTime())
                            + ".");
        }
        Instrument instrument = Ticks.apply(read.instrument(), request.tick());
        return new LoadedFeed(
                new BacktestFeed(
                        new ListedInstrument(
                                number,
                                1,
                                number == 1 ? 1 : number + 1L,
                                QUOTE_ID,
                                read.kind(),
                                instrument),
                        BacktestFeed.NO_SERIES,
                        name,
                        read.volumeScale(),
                        read.candles()),
                remarks(request, read));
    }

    /** Refuses a second file of an instrument. */
    static void requireOther(List<LoadedFeed> feeds, LoadedFeed feed) {
        String symbol = feed.feed().listed().instrument().symbol();
        for (LoadedFeed known : feeds) {
            if (known.feed().listed().instrument().symbol().equals(symbol)) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Wanted each file to be of another instrument, found "
                                + symbol
                                + " in "
                                + known.feed().source()
                                + " and in "
                                + feed.feed().source()
                                + ". Name them, such as --candles BTC/USD=FILE.");
            }
        }
    }

    private static List<String> remarks(BacktestRequest request, FileCandles read) {
        List<String> remarks = new ArrayList<>();
        remarks.add("times in " + read.survey().timeLabel() + read.survey().remarks());
        if (request.tick() == null) {
            remarks.add(tick(read));
        }
        if (read.report().rounded() > 0) {
            remarks.add(
                    Numbers.count(read.report().rounded())
                            + " volumes rounded to "
                            + read.volumeScale()
                            + " decimals; prices are exact");
        }
        return remarks;
    }

    private static String tick(FileCandles read) {
        Instrument instrument = read.instrument();
        String tick =
                "tick " + FixedPoint.formatShort(instrument.tickSize(), instrument.priceScale());
        PriceStep found = read.survey().step();
        return found.step() == null
                ? tick + ", the smallest decimal: too few prices to tell a step"
                : tick
                        + ", undeclared: "
                        + Numbers.count(found.prices() - found.off())
                        + " of "
                        + Numbers.count(found.prices())
                        + " prices are multiples of it (--tick declares another)";
    }
}

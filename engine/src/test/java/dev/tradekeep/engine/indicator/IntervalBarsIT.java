package dev.tradekeep.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.engine.testing.Markets;
import dev.tradekeep.engine.testing.TestBar;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The candles that an engine makes are those of the roll-ups. */
class IntervalBarsIT {
    private static final List<String> INTERVALS =
            List.of("2m", "5m", "15m", "1h", "4h", "1d", "1w", "1mo");

    @TempDir private Path folder;

    @Test
    void areTheRollupsOfTheMarketData() {
        SplittableRandom random = new SplittableRandom(1);
        List<Candle> minutes = new ArrayList<>();
        for (TestBar bar : Markets.walk(random, 50_000)) {
            // Now and then some minutes are missing, and once two days are.
            int n = minutes.size();
            boolean silent = random.nextInt(100) == 0;
            long shift = n > 20_000 ? 2 * 24 * 60 : 0;
            if (n == 0 || !silent) {
                minutes.add(
                        new Candle(
                                EngineBooks.START + bar.openTime() + shift * EngineBooks.MINUTE,
                                bar.open(),
                                bar.high(),
                                bar.low(),
                                bar.close(),
                                bar.volume()));
            }
        }
        try (EngineBooks books = EngineBooks.create(folder.resolve("books.db"))) {
            CandleSeries series = books.series(minutes);
            for (String interval : INTERVALS) {
                assertThat(made(minutes, interval))
                        .as(interval)
                        .isEqualTo(rolledUp(books, series, interval, minutes));
            }
        }
    }

    private static List<Candle> made(List<Candle> minutes, String interval) {
        List<Candle> made = new ArrayList<>();
        IntervalBars bars = new IntervalBars(Interval.ONE_MINUTE, Interval.parse(interval));
        for (Candle minute : minutes) {
            bars.add(
                    bar(minute),
                    bar ->
                            made.add(
                                    new Candle(
                                            bar.openTime(),
                                            bar.open(),
                                            bar.high(),
                                            bar.low(),
                                            bar.close(),
                                            bar.volume())));
        }
        return made;
    }

    private static Bar bar(Candle candle) {
        return new TestBar(
                candle.openTime(),
                candle.openTime() + EngineBooks.MINUTE,
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume());
    }

    /** From the first that begins with the data, up to the last that the data ends or passes. */
    private static List<Candle> rolledUp(
            EngineBooks books, CandleSeries series, String interval, List<Candle> minutes) {
        Interval wanted = Interval.parse(interval);
        long first = minutes.getFirst().openTime();
        long end = minutes.getLast().openTime() + EngineBooks.MINUTE;
        List<Candle> found = new ArrayList<>();
        try (var reader = books.database().openReader()) {
            reader.read(transaction -> {
                new CandleRepository(transaction)
                        .forEach(series, wanted, first, Long.MAX_VALUE, found::add);
                return null;
            });
        }
        if (!found.isEmpty() && series.grid().of(wanted).next(found.getLast().openTime()) > end) {
            found.removeLast();
        }
        return found;
    }
}

package dev.tradekeep.engine.paper;

import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.store.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The candles of a series one after the other, read ahead in short reads, so that no long one keeps
 * the write-ahead log from being reset. What is added to the series later comes, too. For one
 * thread.
 */
final class CandleTape {
    private static final long AHEAD_CANDLES = 512;

    private final Reader reader;
    private final CandleSeries series;
    private final Deque<Candle> ahead = new ArrayDeque<>();
    private long from;

    /**
     * @param from the first open time wanted, UTC microseconds
     */
    CandleTape(Reader reader, CandleSeries series, long from) {
        this.reader = reader;
        this.series = series;
        this.from = from;
    }

    /** When the next candle closes, UTC microseconds; {@link Long#MAX_VALUE} without one. */
    long nextClose() {
        Candle next = peek();
        return next == null ? Long.MAX_VALUE : series.grid().next(next.openTime());
    }

    /** Takes the next candle, which {@link #nextClose} has found. */
    Candle take() {
        return ahead.remove();
    }

    private @Nullable Candle peek() {
        if (ahead.isEmpty()) {
            readAhead();
        }
        return ahead.peek();
    }

    private void readAhead() {
        reader.read(transaction -> {
            CandleRepository candles = new CandleRepository(transaction);
            long last =
                    candles.getSeries(series.id()).map(CandleSeries::lastOpenTime).orElse(from - 1);
            long window = AHEAD_CANDLES * series.interval().micros();
            while (ahead.isEmpty() && from <= last) {
                // Wider every time: a gap is crossed in a few steps.
                long to = Math.min(from + window, last + 1);
                candles.forEach(series.id(), from, to, ahead::add);
                from = to;
                window *= 2;
            }
            return null;
        });
    }
}

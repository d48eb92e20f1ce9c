package dev.tradekeep.store.imports;

import dev.tradekeep.model.market.Candle;
import java.util.ArrayList;
import java.util.List;

/** Keeps every candle, each checked once more by its own record. */
final class RecordedCandles implements CandleSink {
    final List<Candle> candles = new ArrayList<>();
    final List<Long> lines = new ArrayList<>();

    @Override
    public void accept(
            long openTime, long open, long high, long low, long close, long volume, long line) {
        candles.add(new Candle(openTime, open, high, low, close, volume));
        lines.add(line);
    }
}

package dev.tradekeep.market.imports;

import dev.tradekeep.model.market.Candle;
import java.util.ArrayList;
import java.util.List;

/** Keeps every candle, each checked once more by its own record. */
final class RecordedCandles implements RowSink {
    final List<Candle> candles = new ArrayList<>();
    final List<Long> lines = new ArrayList<>();

    @Override
    public void accept(long[] v, long line) {
        candles.add(new Candle(v[0], v[1], v[2], v[3], v[4], v[5]));
        lines.add(line);
    }
}

package dev.tradekeep.venue.local.candles;

import java.util.ArrayList;
import java.util.List;

/** Candles of one length without a gap, the last of them still open. */
final class CandleColumn {
    private final KlineInterval interval;
    private int most;
    private final List<Kline> candles = new ArrayList<>();

    CandleColumn(KlineInterval interval, int most) {
        this.interval = interval;
        this.most = most;
    }

    List<Kline> candles() {
        return candles;
    }

    /** Adds one from before the first trade; as many as are added are kept. */
    void add(Kline past) {
        candles.add(past);
        most = Math.max(most, candles.size());
    }

    /** Adds candles without trades until one holds the moment. */
    void advance(long millis, long price) {
        long open = interval.openOf(millis, 0);
        if (candles.isEmpty()) {
            candles.add(Kline.flat(open, price));
        }
        Kline last = candles.getLast();
        while (last.openMillis() < open) {
            last = Kline.flat(interval.next(last.openMillis(), 0), last.close());
            candles.add(last);
        }
        trim();
    }

    void trade(Traded trade) {
        advance(trade.timeMillis(), trade.price());
        candles.set(candles.size() - 1, candles.getLast().with(trade));
    }

    /** Where the first candle that begins at or after a moment stands. */
    int indexFrom(long millis) {
        if (candles.isEmpty()) {
            return 0;
        }
        long first = candles.getFirst().openMillis();
        long step = interval.next(first, 0) - first;
        return (int) Math.clamp(Math.ceilDiv(millis - first, step), 0L, (long) candles.size());
    }

    private void trim() {
        if (candles.size() > most + most / 4) {
            candles.subList(0, candles.size() - most).clear();
        }
    }
}

package dev.tradekeep.model.market;

/**
 * Makes candles of a longer interval out of what comes in order of time: shorter candles or ticks.
 * A volume beyond 64 bits is known to be so and has no number. Primitives throughout.
 */
public final class CandleFold {
    /** Takes the finished candles in order. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes one candle.
         *
         * @param volume meaningless when {@code volumeFits} is false
         * @param parts how many base candles or ticks are in it
         */
        void accept(
                long openTime,
                long open,
                long high,
                long low,
                long close,
                long volume,
                boolean volumeFits,
                long parts);
    }

    private final CandleGrid grid;
    private final Sink sink;
    private long openTime;
    private long end;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private boolean volumeFits;
    private long parts;

    public CandleFold(CandleGrid grid, Sink sink) {
        this.grid = grid;
        this.sink = sink;
    }

    /** Takes a part that does not reach over a bucket of the interval. */
    public void add(
            long time,
            long partOpen,
            long partHigh,
            long partLow,
            long partClose,
            long partVolume,
            boolean partFits,
            long count) {
        if (parts > 0 && time < end) {
            high = Math.max(high, partHigh);
            low = Math.min(low, partLow);
            close = partClose;
            long sum = volume + partVolume;
            volumeFits &= partFits && sum >= 0;
            volume = sum;
            parts += count;
            return;
        }
        finish();
        openTime = grid.floor(time);
        end = grid.next(openTime);
        open = partOpen;
        high = partHigh;
        low = partLow;
        close = partClose;
        volume = partVolume;
        volumeFits = partFits;
        parts = count;
    }

    /** Hands on the candle in hand, if there is one. */
    public void finish() {
        if (parts > 0) {
            sink.accept(openTime, open, high, low, close, volume, volumeFits, parts);
            parts = 0;
        }
    }
}

package dev.tradekeep.model.market;

/** A candle whose object becomes the next one. For one thread. */
public final class ReusedBar implements Bar {
    private long openTime;
    private long closeTime;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;

    /** Becomes a copy. */
    public void copy(Bar bar) {
        begin(bar, bar.openTime(), bar.closeTime());
    }

    /** Becomes a candle of which the first part is known. */
    public void begin(Bar part, long opens, long closes) {
        openTime = opens;
        closeTime = closes;
        open = part.open();
        high = part.high();
        low = part.low();
        close = part.close();
        volume = part.volume();
    }

    /** Takes in the part that follows. A volume that is too large stays at the largest number. */
    public void extend(Bar part) {
        high = Math.max(high, part.high());
        low = Math.min(low, part.low());
        close = part.close();
        long sum = volume + part.volume();
        volume = sum < 0 ? Long.MAX_VALUE : sum;
    }

    @Override
    public long openTime() {
        return openTime;
    }

    @Override
    public long closeTime() {
        return closeTime;
    }

    @Override
    public long open() {
        return open;
    }

    @Override
    public long high() {
        return high;
    }

    @Override
    public long low() {
        return low;
    }

    @Override
    public long close() {
        return close;
    }

    @Override
    public long volume() {
        return volume;
    }
}

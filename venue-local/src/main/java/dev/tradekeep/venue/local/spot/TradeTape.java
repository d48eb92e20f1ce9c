package dev.tradekeep.venue.local.spot;

import java.util.ArrayList;
import java.util.List;

/** The last public trades of a symbol; their ids follow each other without a gap. */
public final class TradeTape {
    /** How many trades are kept at least. */
    public static final int TRADES_MAX = 100_000;

    private final List<PublicTrade> trades = new ArrayList<>();
    private long firstId;
    private long nextId;

    TradeTape(long firstId) {
        this.firstId = firstId;
        nextId = firstId;
    }

    /** The id that the next trade will have. */
    public long nextId() {
        return nextId;
    }

    /** The id of the first trade that this tape ever had. */
    public long firstId() {
        return firstId;
    }

    /** Those that are kept, oldest first. */
    public List<PublicTrade> trades() {
        return trades;
    }

    /** Where the first trade with at least this id stands. */
    public int indexOf(long id) {
        long first = trades.isEmpty() ? nextId : trades.getFirst().id();
        return (int) Math.clamp(id - first, 0L, (long) trades.size());
    }

    /** Where the first trade at or after a time stands. */
    public int indexFrom(long micros) {
        int low = 0;
        int high = trades.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trades.get(middle).timeMicros() < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Goes on after trades of an earlier start. */
    void restore(List<PublicTrade> earlier) {
        if (!earlier.isEmpty()) {
            trades.addAll(earlier);
            firstId = earlier.getFirst().id();
            nextId = earlier.getLast().id() + 1;
        }
    }

    void add(PublicTrade trade) {
        trades.add(trade);
        nextId++;
        if (trades.size() > TRADES_MAX + TRADES_MAX / 4) {
            trades.subList(0, TRADES_MAX / 4).clear();
        }
    }
}

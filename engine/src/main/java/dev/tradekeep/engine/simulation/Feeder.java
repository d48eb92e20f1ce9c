package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.core.EngineState;
import dev.tradekeep.engine.core.Feed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands a core the candles that its books have not traded. */
final class Feeder {
    private final List<Feed> feeds;
    private final List<Candles.OneCandle> candles;
    private final long[] cursors;

    /** The candles that failed once. */
    private final Set<Candles.OneCandle> failed = new HashSet<>();

    private final Set<Candles.OneCandle> leftOut = new HashSet<>();
    private int next;

    Feeder(List<Feed> feeds, Candles candles) {
        this.feeds = feeds;
        this.candles = candles.all();
        cursors = new long[feeds.size()];
    }

    /** A core begins from the books. */
    void begin(EngineState state) {
        for (Feed feed : feeds) {
            cursors[feed.index()] = state.cursor(feed.index());
        }
        next = 0;
    }

    /** The next candle that has closed by a time and is not traded yet; null for none. */
    Candles.@Nullable OneCandle next(long now) {
        while (next < candles.size() && candles.get(next).closeTime() <= now) {
            Candles.OneCandle candle = candles.get(next);
            next++;
            if (candle.openTime() > cursors[candle.feed().index()]) {
                return candle;
            }
        }
        return null;
    }

    /** A candle failed; when it did before, it is left out from now on. */
    void fails(Candles.OneCandle candle) {
        if (!failed.add(candle)) {
            leftOut.add(candle);
        }
    }

    /** Whether a candle failed twice. */
    boolean isLeftOut(Candles.OneCandle candle) {
        return leftOut.contains(candle);
    }
}

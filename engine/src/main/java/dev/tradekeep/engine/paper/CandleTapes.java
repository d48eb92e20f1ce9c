package dev.tradekeep.engine.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The candles of several feeds in the order of their closes; those that close together come
 * together, in the order of the feeds. A feed without further candles is not waited for: those that
 * are added to it later come as soon as they are there. For one thread.
 */
final class CandleTapes {
    private final List<CandleTape> tapes;
    private @Nullable CandleMoment returned;

    /**
     * @param tapes by the index of the feed
     */
    CandleTapes(List<CandleTape> tapes) {
        this.tapes = List.copyOf(tapes);
    }

    /** The next candles; empty when there are none yet. */
    Optional<CandleMoment> next() {
        CandleMoment first = returned;
        returned = null;
        return first == null ? read() : Optional.of(first);
    }

    /** Gives back what was taken last. */
    void putBack(CandleMoment moment) {
        returned = moment;
    }

    private Optional<CandleMoment> read() {
        long[] closes = new long[tapes.size()];
        long first = Long.MAX_VALUE;
        for (int feed = 0; feed < closes.length; feed++) {
            closes[feed] = tapes.get(feed).nextClose();
            first = Math.min(first, closes[feed]);
        }
        if (first == Long.MAX_VALUE) {
            return Optional.empty();
        }
        List<CandleMoment.OfFeed> candles = new ArrayList<>();
        for (int feed = 0; feed < closes.length; feed++) {
            if (closes[feed] == first) {
                candles.add(new CandleMoment.OfFeed(feed, tapes.get(feed).take()));
            }
        }
        return Optional.of(new CandleMoment(first, candles));
    }
}

package dev.tradekeep.app.follow;

import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.engine.stream.CandleListener;
import dev.tradekeep.market.series.CandleRepository;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.market.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who hears of the candles of one series. Each has a place of its own, and what it is told is read
 * from the store, so that one who comes late or is slow hears the same. The thread of the series
 * tells; any thread adds and removes.
 */
final class Subscribers {
    /** Candles of one read. */
    static final int PAGE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);

    private final Reads reads;
    private final List<Place> places = new CopyOnWriteArrayList<>();

    Subscribers(Reads reads) {
        this.reads = reads;
    }

    /** A listener, and how far it is. */
    static final class Place {
        private final CandleListener listener;
        private long after;
        private boolean isCurrent;

        Place(CandleListener listener, long after) {
            this.listener = listener;
            this.after = after;
        }
    }

    void add(Place place) {
        places.add(place);
    }

    void remove(Place place) {
        places.remove(place);
    }

    /** Tells each what it has not heard yet of a series that is complete. */
    void tell(CandleSeries series) {
        for (Place place : places) {
            guarded(place, () -> tell(place, series));
        }
    }

    private void tell(Place place, CandleSeries series) {
        long end =
                series.candles() == 0 ? Long.MIN_VALUE : series.grid().next(series.lastOpenTime());
        while (place.after < end - 1) {
            List<Candle> page = page(series, place.after, end);
            for (Candle candle : page) {
                if (!places.contains(place)) {
                    return;
                }
                place.after = candle.openTime();
                place.listener.closed(candle);
            }
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    private List<Candle> page(CandleSeries series, long after, long end) {
        return reads.read(transaction -> {
            List<Candle> page = new ArrayList<>();
            long width = series.grid().interval().micros() * PAGE;
            long from = Math.max(after + 1, series.firstOpenTime());
            for (long at = from; at < end && page.size() < PAGE; at += width) {
                new CandleRepository(transaction)
                        .forEach(series.id(), at, Math.min(at + width, end), page::add);
            }
            return page.size() <= PAGE ? page : page.subList(0, PAGE);
        });
    }

    /** Tells each that all that was missed has been told. */
    void current() {
        for (Place place : places) {
            if (!place.isCurrent) {
                place.isCurrent = true;
                guarded(place, place.listener::current);
            }
        }
    }

    /** Tells each that no news come. */
    void stale(String reason) {
        for (Place place : places) {
            if (place.isCurrent) {
                place.isCurrent = false;
                guarded(place, () -> place.listener.stale(reason));
            }
        }
    }

    private void guarded(Place place, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            remove(place);
            LOG.error("A listener of candles failed and hears no more", e);
        }
    }
}

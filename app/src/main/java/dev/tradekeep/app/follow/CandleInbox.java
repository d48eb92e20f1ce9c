package dev.tradekeep.app.follow;

import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.account.VenueCandle;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of the candles of one series and not looked at yet. It is bounded: of each time
 * the newest word counts, and when there are too many they are forgotten and have to be asked for.
 * Any thread puts in, one takes out.
 */
final class CandleInbox implements MarketSink {
    /** Closed candles that wait at most. */
    static final int CLOSED_MAX = 64;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final CandleGrid grid;
    private final ExchangeTime time;
    private final TreeMap<Long, VenueCandle> closed = new TreeMap<>();
    private boolean missed;
    private boolean heard;
    private boolean wanted;
    private @Nullable String lost;
    private boolean lostIsTold;

    CandleInbox(CandleGrid grid, ExchangeTime time) {
        this.grid = grid;
        this.time = time;
    }

    /**
     * What there is.
     *
     * @param closed candles that have closed, in the order of time
     * @param missed whether more may have closed, of which nothing was heard
     * @param heard whether anything was heard since the last look
     * @param lost why nothing is heard any more; null when something is, or may be
     * @param late whether nothing closed for as long as was waited
     */
    record News(
            List<VenueCandle> closed,
            boolean missed,
            boolean heard,
            @Nullable String lost,
            boolean late) {
        News {
            closed = List.copyOf(closed);
        }
    }

    @Override
    public synchronized void candle(VenueCandle candle, boolean isClosed) {
        if (!grid.fits(candle.openTime())) {
            return;
        }
        long next = grid.next(candle.openTime());
        if (isClosed) {
            time.heard(next, grid.next(next));
            closed.put(candle.openTime(), candle);
            forgetTooMany();
        } else {
            time.heard(candle.openTime(), next);
        }
        heard = true;
        missed |= lost != null;
        lost = null;
        lostIsTold = false;
        notifyAll();
    }

    private void forgetTooMany() {
        if (closed.size() > CLOSED_MAX) {
            closed.clear();
            missed = true;
        }
    }

    @Override
    public synchronized void stale(String reason) {
        lost = reason;
        missed = true;
        notifyAll();
    }

    /** Somebody wants to be looked after. */
    synchronized void poke() {
        wanted = true;
        notifyAll();
    }

    /**
     * Waits for news, at most so long, and takes them.
     *
     * @param anyWord whether it is news, too, that a candle grows
     */
    synchronized News take(Duration within, boolean anyWord) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        boolean late = false;
        while (closed.isEmpty() && !wanted && !(anyWord && heard) && (lost == null || lostIsTold)) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                late = true;
                break;
            }
            wait(left / NANOS_PER_MILLI, (int) (left % NANOS_PER_MILLI));
        }
        News news = new News(List.copyOf(closed.values()), missed, heard, lost, late);
        closed.clear();
        missed = false;
        heard = false;
        wanted = false;
        lostIsTold = lost != null;
        return news;
    }
}

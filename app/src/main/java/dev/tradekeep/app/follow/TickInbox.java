package dev.tradekeep.app.follow;

import dev.tradekeep.venue.account.BookTop;
import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.account.VenueTrade;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of trades or of best prices and is not stored yet, bounded: a trade counts once
 * however often it is told, and of best prices only the newest waits. Any thread puts in, one takes
 * out.
 */
final class TickInbox implements MarketSink {
    /** Trades that wait at most; more are left out and counted. */
    static final int TRADES_MAX = 10_000;

    /** Trades that are known again when they are told twice. */
    static final int KNOWN_MAX = 10_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ArrayDeque<VenueTrade> trades = new ArrayDeque<>();
    private final Set<String> known = new LinkedHashSet<>();
    private @Nullable BookTop top;
    private long leftOut;
    private @Nullable String lost;
    private boolean lostIsTold;

    /**
     * What there is.
     *
     * @param top the newest best prices; null when none were told
     * @param leftOut trades that had no room
     * @param lost why nothing is heard any more; null when something is, or may be
     */
    record News(
            List<VenueTrade> trades, @Nullable BookTop top, long leftOut, @Nullable String lost) {
        News {
            trades = List.copyOf(trades);
        }

        boolean isEmpty() {
            return trades.isEmpty() && top == null;
        }
    }

    @Override
    public synchronized void trade(VenueTrade trade) {
        heard();
        if (!known.add(trade.id())) {
            return;
        }
        if (known.size() > KNOWN_MAX) {
            Iterator<String> oldest = known.iterator();
            oldest.next();
            oldest.remove();
        }
        if (trades.size() >= TRADES_MAX) {
            leftOut++;
            return;
        }
        trades.add(trade);
    }

    @Override
    public synchronized void top(BookTop best) {
        heard();
        top = best;
    }

    private void heard() {
        lost = null;
        lostIsTold = false;
        notifyAll();
    }

    @Override
    public synchronized void stale(String reason) {
        lost = reason;
        notifyAll();
    }

    /** Waits for news, at most so long, and takes them. */
    synchronized News take(Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        while (trades.isEmpty() && top == null && (lost == null || lostIsTold)) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                break;
            }
            wait(left / NANOS_PER_MILLI, (int) (left % NANOS_PER_MILLI));
        }
        News news = new News(new ArrayList<>(trades), top, leftOut, lost);
        trades.clear();
        top = null;
        leftOut = 0;
        lostIsTold = lost != null;
        return news;
    }
}

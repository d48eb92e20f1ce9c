package dev.tradekeep.app.download;

import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.venue.account.MarketChannel;
import dev.tradekeep.venue.account.MarketSink;
import dev.tradekeep.venue.account.VenueCandle;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueInstrument;
import dev.tradekeep.venue.account.VenueMarkets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An exchange of one market whose candles follow from their times. */
final class MadeMarkets implements VenueMarkets {
    static final int PAGE = 100;

    private final long first;
    private long now;
    private final Set<Long> missing = new HashSet<>();
    private final Map<Long, String> closes = new HashMap<>();
    private final Deque<VenueFailure> failures = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    /**
     * @param first when its candles begin
     * @param now what its clock shows
     */
    MadeMarkets(long first, long now) {
        this.first = first;
        this.now = now;
    }

    synchronized void setNow(long other) {
        now = other;
    }

    /** Takes a candle away. */
    synchronized void lose(long openTime) {
        missing.add(openTime);
    }

    /** Gives it back. */
    synchronized void find(long openTime) {
        missing.remove(openTime);
    }

    synchronized void correct(long openTime, String close) {
        closes.put(openTime, close);
    }

    synchronized void fail(VenueFailure failure) {
        failures.add(failure);
    }

    /** The intervals that were asked for since the last call. */
    synchronized List<String> takeAsked() {
        List<String> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    @Override
    public int candlesMax() {
        return PAGE;
    }

    @Override
    public List<VenueInstrument> instruments() {
        return List.of();
    }

    @Override
    public synchronized List<VenueCandle> candles(
            String symbol, Interval interval, long from, long until) throws VenueException {
        asked.add(interval.toString());
        VenueFailure failure = failures.poll();
        if (failure != null) {
            throw new VenueException(failure);
        }
        CandleGrid grid = CandleGrid.utc(interval);
        List<VenueCandle> told = new ArrayList<>();
        long begin = Math.max(grid.ceiling(from), grid.floor(first));
        for (long at = begin; at < until && at <= now && told.size() < PAGE; at = grid.next(at)) {
            if (!missing.contains(at)) {
                told.add(candle(at));
            }
        }
        return told;
    }

    private VenueCandle candle(long at) {
        long minutes = at / Interval.ONE_MINUTE.micros();
        Decimal close =
                closes.containsKey(at)
                        ? Decimal.parse(closes.get(at))
                        : new Decimal(50_000_00 + minutes % 977, 2);
        Decimal low = Decimal.parse("100.5");
        Decimal high = Decimal.parse("90000");
        return new VenueCandle(at, close, high, low, close, new Decimal(minutes % 10_007, 5));
    }

    @Override
    public Subscription subscribe(String symbol, MarketChannel channel, MarketSink sink) {
        return () -> {};
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}

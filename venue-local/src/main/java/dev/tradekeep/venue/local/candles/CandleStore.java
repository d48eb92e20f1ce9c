package dev.tradekeep.venue.local.candles;

import java.util.ArrayList;
import java.util.List;

/**
 * The candles of one symbol. Seconds and minutes are kept, everything longer is made of minutes
 * when it is asked for; so all intervals agree. Not thread-safe.
 */
public final class CandleStore {
    /** How many seconds are kept at least: a day. */
    public static final int SECONDS_MAX = 86_400;

    /** How many minutes are kept at least: sixty days. */
    public static final int MINUTES_MAX = 86_400;

    private static final long DAY_MILLIS = 86_400_000;

    private final CandleColumn seconds = new CandleColumn(KlineInterval.S1, SECONDS_MAX);
    private final CandleColumn minutes = new CandleColumn(KlineInterval.M1, MINUTES_MAX);

    /** Adds a minute from before the first trade; they come in order and without a gap. */
    public void addPast(Kline minute) {
        minutes.add(minute);
    }

    /** Makes candles up to now, whether or not there was a trade. */
    public void advance(long millis, long price) {
        seconds.advance(millis, price);
        minutes.advance(millis, price);
    }

    /** Adds a trade. */
    public void trade(Traded trade) {
        seconds.trade(trade);
        minutes.trade(trade);
    }

    /** The candle of an interval that is still open; {@link #advance} was called. */
    public Kline open(KlineInterval interval) {
        CandleColumn column = interval == KlineInterval.S1 ? seconds : minutes;
        Kline last = column.candles().getLast();
        long open = interval.openOf(last.openMillis(), 0);
        if (interval == KlineInterval.S1 || interval == KlineInterval.M1) {
            return last;
        }
        List<Kline> made = merge(interval, 0, column.indexFrom(open), column.candles().size(), 1);
        return made.getLast();
    }

    /** The candle of an interval that began at a moment, or the first after it. */
    public Kline at(KlineInterval interval, long openMillis) {
        return range(interval, openMillis, Long.MAX_VALUE, 1, 0).getFirst();
    }

    /**
     * Candles that begin in a range of time, oldest first.
     *
     * @param from the first moment; {@link Long#MIN_VALUE} takes the last candles up to {@code to}
     * @param offsetMillis how far the clock that days begin by is ahead of UTC
     */
    public List<Kline> range(
            KlineInterval interval, long from, long to, int limit, long offsetMillis) {
        CandleColumn column = interval == KlineInterval.S1 ? seconds : minutes;
        List<Kline> base = column.candles();
        if (base.isEmpty()) {
            return List.of();
        }
        boolean latest = from == Long.MIN_VALUE;
        long first = latest ? base.getFirst().openMillis() : from;
        long start = interval.openOf(first, offsetMillis);
        if (start < first && !latest) {
            start = interval.next(start, offsetMillis);
        }
        int begin = column.indexFrom(start);
        int end =
                to == Long.MAX_VALUE
                        ? base.size()
                        : column.indexFrom(
                                interval.next(interval.openOf(to, offsetMillis), offsetMillis));
        if (latest && interval != KlineInterval.MONTH) {
            long last = interval.openOf(Math.min(to, base.getLast().openMillis()), offsetMillis);
            begin = Math.max(begin, column.indexFrom(interval.back(last, limit - 1)));
        }
        if (interval == KlineInterval.S1 || interval == KlineInterval.M1) {
            int count = Math.min(limit, Math.max(0, end - begin));
            int at = latest ? end - count : begin;
            return List.copyOf(base.subList(at, at + count));
        }
        List<Kline> made =
                merge(interval, offsetMillis, begin, end, latest ? Integer.MAX_VALUE : limit);
        return made.size() <= limit
                ? made
                : List.copyOf(made.subList(made.size() - limit, made.size()));
    }

    /** What happened since a moment, in one candle that opens with the first minute after it. */
    public Kline since(long millis) {
        List<Kline> base = minutes.candles();
        int begin = Math.min(minutes.indexFrom(millis), base.size() - 1);
        Kline made = base.get(begin);
        for (int i = begin + 1; i < base.size(); i++) {
            made = made.and(base.get(i));
        }
        return made;
    }

    /** What happened in the last day. */
    public Kline day(long nowMillis) {
        return since(nowMillis - DAY_MILLIS);
    }

    /** The close before the last day, or what its first candle opened with. */
    public long closeBeforeDay(long nowMillis) {
        int begin = minutes.indexFrom(nowMillis - DAY_MILLIS);
        return begin == 0
                ? minutes.candles().getFirst().open()
                : minutes.candles().get(begin - 1).close();
    }

    private List<Kline> merge(
            KlineInterval interval, long offsetMillis, int begin, int end, int limit) {
        List<Kline> base = minutes.candles();
        List<Kline> made = new ArrayList<>();
        for (int i = begin; i < end; i++) {
            Kline minute = base.get(i);
            long open = interval.openOf(minute.openMillis(), offsetMillis);
            if (!made.isEmpty() && made.getLast().openMillis() == open) {
                made.set(made.size() - 1, made.getLast().and(minute));
            } else if (made.size() == limit) {
                break;
            } else {
                made.add(minute.at(open));
            }
        }
        return made;
    }
}

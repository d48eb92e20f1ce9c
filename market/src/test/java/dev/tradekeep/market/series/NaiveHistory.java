package dev.tradekeep.market.series;

import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.Interval;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Candles in a map; whatever is asked of them is made again from all of them. */
final class NaiveHistory {
    private final long step;
    final TreeMap<Long, Candle> candles = new TreeMap<>();

    NaiveHistory(Interval interval) {
        step = interval.micros();
    }

    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        if (candles.isEmpty()) {
            return gaps;
        }
        long start = 0;
        long missing = 0;
        for (long time = candles.firstKey(); time <= candles.lastKey(); time += step) {
            if (candles.containsKey(time)) {
                if (missing > 0) {
                    gaps.add(new Gap(start, time - step, missing));
                }
                missing = 0;
                continue;
            }
            start = missing == 0 ? time : start;
            missing++;
        }
        return gaps;
    }

    /** {@code openTime|open|high|low|close|volume|candles}; no volume when it passes 64 bits. */
    List<String> rollups(Interval level) {
        TreeMap<Long, List<Candle>> buckets = new TreeMap<>();
        for (Candle candle : candles.values()) {
            // The epoch is a Thursday, and weeks begin on Mondays.
            long shift = level.isWeek() ? 4 * 86_400_000_000L : 0;
            long bucket =
                    Math.floorDiv(candle.openTime() - shift, level.micros()) * level.micros()
                            + shift;
            buckets.computeIfAbsent(bucket, time -> new ArrayList<>()).add(candle);
        }
        List<String> rows = new ArrayList<>();
        buckets.forEach((time, parts) -> rows.add(row(time, parts)));
        return rows;
    }

    /** The same of the last 24 hours, whole hours where candles are shorter; not of no candle. */
    String lastDay() {
        long hour = 3_600_000_000L;
        long last = candles.lastKey();
        boolean byHours = step < hour && hour % step == 0;
        long from = byHours ? Math.floorDiv(last, hour) * hour - 23 * hour : last - 24 * hour + 1;
        return row(from, List.copyOf(candles.tailMap(from, true).values()));
    }

    private static String row(long time, List<Candle> parts) {
        BigInteger volume =
                parts.stream()
                        .map(candle -> BigInteger.valueOf(candle.volume()))
                        .reduce(BigInteger.ZERO, BigInteger::add);
        return time
                + "|"
                + parts.getFirst().open()
                + "|"
                + parts.stream().mapToLong(Candle::high).max().orElseThrow()
                + "|"
                + parts.stream().mapToLong(Candle::low).min().orElseThrow()
                + "|"
                + parts.getLast().close()
                + "|"
                + (volume.bitLength() > 63 ? "" : volume)
                + "|"
                + parts.size();
    }
}

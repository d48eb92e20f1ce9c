package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.venue.TradingDays;
import java.util.ArrayList;
import java.util.List;

/**
 * What is odd about candles. Times are those at which a candle opens, UTC microseconds; of each
 * kind at most {@link #TOLD_MAX} are named.
 *
 * @param candles how many there are
 * @param gaps runs of missing candles where the calendar expects some
 * @param missing candles that the calendar expects and that are not there, about
 * @param longestGap trading time without candles at a stretch, microseconds
 * @param filled candles that somebody drew between two others: each price lies on a line with those
 *     before and after, so that it knows what comes
 * @param badPrints prices that nobody else saw: a close that is taken back by the next, or an open,
 *     high or low far from both closes
 * @param jumps closes far from the close before, without a way back
 * @param stale candles in which no price differs from the close before
 */
public record CandleReport(
        long candles,
        long gaps,
        long missing,
        long longestGap,
        Found filled,
        Found badPrints,
        Found jumps,
        long stale) {
    /** Places of one kind that are named. */
    public static final int TOLD_MAX = 20;

    /** So many candles on one line are no chance. */
    private static final int FILLED_MIN = 3;

    /** A move of so many usual ones is odd. */
    private static final double ODD_MOVES = 20;

    /** An odd move is taken back when the next one takes back so much of it. */
    private static final double TAKEN_BACK = 0.8;

    /** Below it the terms after the fourth do not count. */
    private static final double SMALL = 1e-3;

    /** A price of so many times another is odd. */
    private static final double ODD_FACTOR = 5;

    /**
     * How many of a kind there are, and where.
     *
     * @param at the first of them
     */
    public record Found(long count, List<Long> at) {
        public Found {
            at = List.copyOf(at);
        }
    }

    /** Looks at the candles of a plan, in the order of its feeds. */
    public static List<CandleReport> of(BacktestPlan plan) {
        return plan.feeds().stream().map(feed -> of(feed.candles(), plan.daysOf(feed))).toList();
    }

    /** Looks at candles. */
    public static CandleReport of(BarColumns candles, TradingDays days) {
        return new Look(candles, days).report();
    }

    /** Collects what is found. */
    private static final class Finds {
        private final List<Long> at = new ArrayList<>();
        private long count;

        void add(long openTime) {
            count++;
            if (at.size() < TOLD_MAX) {
                at.add(openTime);
            }
        }

        Found found() {
            return new Found(count, at);
        }
    }

    private static final class Look {
        private final BarColumns candles;
        private final TradingDays days;
        private final int count;
        private long gaps;
        private long missing;
        private long longestGap;
        private long stale;

        /** The logarithm of each close by the one before. */
        private final double[] moves;

        Look(BarColumns candles, TradingDays days) {
            this.candles = candles;
            this.days = days;
            count = candles.count();
            moves = new double[count];
            for (int i = 1; i < count; i++) {
                moves[i] = move(candles.close(i - 1), candles.close(i));
            }
        }

        CandleReport report() {
            for (int i = 1; i < count; i++) {
                gap(i);
                stale += isStale(i) ? 1 : 0;
            }
            return new CandleReport(
                    count, gaps, missing, longestGap, filled(), badPrints(), jumps(), stale);
        }

        private void gap(int i) {
            long interval = candles.closeTime(i - 1) - candles.openTime(i - 1);
            long from = candles.closeTime(i - 1);
            long until = candles.closeTime(i);
            if (!days.isLonger(from, until, interval)) {
                return;
            }
            long lacking = days.between(from, until) - interval;
            gaps++;
            missing += Math.max(1, lacking / interval);
            longestGap = Math.max(longestGap, lacking);
        }

        private boolean isStale(int i) {
            long before = candles.close(i - 1);
            return candles.high(i) == before && candles.low(i) == before;
        }

        private Found filled() {
            Finds finds = new Finds();
            int run = 0;
            for (int i = 1; i < count; i++) {
                if (i < count - 1 && isOnLine(i)) {
                    run++;
                    continue;
                }
                for (int k = i - run; run >= FILLED_MIN && k < i; k++) {
                    finds.add(candles.openTime(k));
                }
                run = 0;
            }
            return finds.found();
        }

        /** Whether each price lies in the middle of its neighbours', and the line is not level. */
        private boolean isOnLine(int i) {
            return candles.close(i) != candles.close(i - 1)
                    && isMiddle(candles.open(i - 1), candles.open(i), candles.open(i + 1))
                    && isMiddle(candles.high(i - 1), candles.high(i), candles.high(i + 1))
                    && isMiddle(candles.low(i - 1), candles.low(i), candles.low(i + 1))
                    && isMiddle(candles.close(i - 1), candles.close(i), candles.close(i + 1));
        }

        private static boolean isMiddle(long before, long price, long after) {
            return price - before == after - price;
        }

        private Found badPrints() {
            Finds finds = new Finds();
            double odd = ODD_MOVES * usualMove();
            boolean lastWasBad = false;
            for (int i = 1; i < count; i++) {
                double move = moves[i];
                double next = i + 1 < count ? moves[i + 1] : 0;
                boolean takenBack =
                        !lastWasBad
                                && odd > 0
                                && Math.abs(move) > odd
                                && move * next < 0
                                && Math.abs(next) >= TAKEN_BACK * Math.abs(move);
                if (takenBack || isFarFromCloses(i)) {
                    finds.add(candles.openTime(i));
                }
                lastWasBad = takenBack;
            }
            return finds.found();
        }

        private double usualMove() {
            if (count < 2) {
                return 0;
            }
            double[] sizes = new double[count - 1];
            for (int i = 1; i < count; i++) {
                sizes[i - 1] = Math.abs(moves[i]);
            }
            return Median.of(sizes);
        }

        /** log(to / from); most moves are so small that a few terms are exact. */
        private static double move(long from, long to) {
            double change = ((double) to - from) / from;
            if (Math.abs(change) > SMALL) {
                return StrictMath.log1p(change);
            }
            return change * (1 - change * (1.0 / 2 - change * (1.0 / 3 - change / 4)));
        }

        private boolean isFarFromCloses(int i) {
            return isFar(candles.open(i), i)
                    || isFar(candles.high(i), i)
                    || isFar(candles.low(i), i);
        }

        private boolean isFar(long price, int i) {
            double above = Math.max(candles.close(i - 1), candles.close(i));
            double below = Math.min(candles.close(i - 1), candles.close(i));
            return price >= ODD_FACTOR * above || price * ODD_FACTOR <= below;
        }

        private Found jumps() {
            Finds finds = new Finds();
            for (int i = 1; i < count; i++) {
                double before = candles.close(i - 1);
                double close = candles.close(i);
                if (close >= ODD_FACTOR * before || close * ODD_FACTOR <= before) {
                    finds.add(candles.openTime(i));
                }
            }
            return finds.found();
        }
    }
}

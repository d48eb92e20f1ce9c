package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.backtest.OrderTrace;
import dev.tradekeep.model.time.Micros;
import java.util.random.RandomGenerator;

/**
 * Whether a strategy knows what it cannot know: its orders must be the same when the candles after
 * them are left out, or stand in another order. A strategy whose orders are the same whatever it is
 * shown, and well timed, knows the candles from elsewhere.
 */
final class LookAhead {
    /** Runs that it takes. */
    static final int RUNS = LookAhead.CUTS + LookAhead.SHUFFLES;

    private static final int CUTS = 40;
    private static final int SHUFFLES = 3;

    /** Candles below which there is nothing to cut. */
    private static final int CANDLES_MIN = 50;

    /** Orders after a cut that are the same without the candles behind them are no chance. */
    private static final int ORDERS_MIN = 10;

    private final BacktestPlan plan;
    private final BacktestOutcome base;
    private final Runs runs;
    private final long seed;

    LookAhead(BacktestPlan plan, BacktestOutcome base, Runs runs, long seed) {
        this.plan = plan;
        this.base = base;
        this.runs = runs;
        this.seed = seed;
    }

    /**
     * Makes it.
     *
     * @param randomEntry how well the trades are timed
     */
    Check check(Check randomEntry) {
        if (plan.leastCandles() < CANDLES_MIN) {
            return Check.none(CheckKind.LOOK_AHEAD, "it needs " + CANDLES_MIN + " candles");
        }
        RandomGenerator random = Draws.of(seed, CheckKind.LOOK_AHEAD.name());
        for (int i = 0; i < CUTS; i++) {
            long cut = cut(random, i % 2 == 0);
            if (differsUntil(cut, runs.run(cutAt(cut)))) {
                return failedLook(cut, "the candles after it are left out");
            }
        }
        int blind = 0;
        int shuffled = 0;
        for (int i = 0; i < SHUFFLES; i++) {
            long cut = cut(random, false);
            long draw = random.nextLong();
            BacktestOutcome other = runs.run(shuffledAfter(cut, draw));
            if (differsUntil(cut, other)) {
                return failedLook(cut, "the candles after it are in another order");
            }
            OrderTrace orders = base.orders();
            if (orders.size() - orders.until(cut) >= ORDERS_MIN) {
                shuffled++;
                blind += orders.hasSameSignalsAfter(other.orders(), cut) ? 1 : 0;
            }
        }
        boolean knows = randomEntry.grade() == Grade.OK;
        if (shuffled > 0 && blind == shuffled && knows) {
            return new Check(
                    CheckKind.LOOK_AHEAD,
                    Grade.FAIL,
                    0,
                    0,
                    "its orders are the same whatever candles it is shown, and well timed: it"
                            + " knows these candles from elsewhere");
        }
        return Check.of(CheckKind.LOOK_AHEAD, Grade.OK, CUTS + SHUFFLES, 0);
    }

    private static Check failedLook(long cut, String change) {
        return new Check(
                CheckKind.LOOK_AHEAD,
                Grade.FAIL,
                cut,
                0,
                "orders up to " + Micros.toIso(cut) + " are others when " + change);
    }

    private boolean differsUntil(long cut, BacktestOutcome other) {
        return !base.orders().isSameUntil(other.orders(), cut);
    }

    /** A time at which a candle closes, anywhere or where an order was asked for. */
    private long cut(RandomGenerator random, boolean atOrder) {
        OrderTrace orders = base.orders();
        if (atOrder && orders.size() > 0) {
            return orders.at(random.nextInt(orders.size()));
        }
        BacktestFeed feed = plan.feeds().getFirst();
        int count = feed.candles().count();
        int place = count / 10 + random.nextInt(count - count / 10);
        return feed.candles().closeTime(place);
    }

    private static Rerun.Variation cutAt(long cut) {
        return Rerun.Variation.ofFeeds(feed -> ChangedCandles.until(feed, cut));
    }

    private Rerun.Variation shuffledAfter(long cut, long draw) {
        return Rerun.Variation.ofFeeds(feed ->
                ChangedCandles.shuffledAfter(
                        feed, cut, Draws.of(draw, feed.listed().instrument().symbol())));
    }
}

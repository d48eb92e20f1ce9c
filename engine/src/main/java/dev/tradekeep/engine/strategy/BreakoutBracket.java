package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Buys when a candle closes higher than all those that it looks back at, and leaves the way out to
 * two orders: a stop below and a target above that close, as the exchange holds them. One position
 * at a time.
 */
public final class BreakoutBracket implements Strategy {
    public static final String NAME = "bracket";

    private static final String DESCRIPTION =
            "Buys a new high of the closes, with a stop below and a target above.";

    /** The most candles that it looks back at. */
    public static final int BAR_COUNT_MAX = 1_000;

    private static final String LOOKBACK = "lookback";
    private static final String STOP = "stop-bps";
    private static final String TARGET = "target-bps";

    private final StrategyParameters parameters;
    private final BasisPoints stake;
    private final BasisPoints stop;
    private final BasisPoints target;
    private final int lookback;

    /**
     * @param parameters {@code lookback}, the candles before that are to be beaten; {@code
     *     stop-bps} and {@code target-bps}, how far below and above the close it gets out; {@code
     *     stake-bps}, the share of the available quote asset that a buy spends
     */
    BreakoutBracket(StrategyParameters parameters) {
        this.parameters = parameters;
        lookback = parameters.integer(LOOKBACK, 1, BAR_COUNT_MAX);
        stop = parameters.share(STOP);
        target = parameters.share(TARGET);
        stake = parameters.share(Stake.PARAMETER);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return DESCRIPTION;
    }

    @Override
    public SequencedMap<String, String> parameters() {
        return parameters.values();
    }

    @Override
    public boolean needsGroups() {
        return true;
    }

    @Override
    public int warmupBars() {
        return lookback;
    }

    @Override
    public void onBar(Bar candle, StrategyContext context) {
        if (!isHighest(context.closes())
                || context.hasOpenOrder()
                || OrderSizing.sellable(context, candle.close()) > 0) {
            return;
        }
        long quantity = OrderSizing.buyable(context, stake, candle.close());
        if (quantity > 0) {
            enter(candle.close(), quantity, context);
        }
    }

    private void enter(long close, long quantity, StrategyContext context) {
        Instrument instrument = context.instrument();
        long below = close - stop.of(close, RoundingMode.CEILING);
        long above = FixedPoint.add(close, target.of(close, RoundingMode.CEILING));
        context.bracket(
                Side.BUY,
                new OrderTerms.Market(),
                quantity,
                new OrderTerms.Stop(
                        Math.max(
                                instrument.tickSize(),
                                instrument.roundToTick(below, RoundingMode.FLOOR))),
                new OrderTerms.Limit(instrument.roundToTick(above, RoundingMode.CEILING)),
                "the highest close of " + (lookback + 1));
    }

    /** Whether the last close is above all that it looks back at. */
    private boolean isHighest(Closes closes) {
        if (closes.count() <= lookback) {
            return false;
        }
        long close = closes.ago(0);
        for (int candles = 1; candles <= lookback; candles++) {
            if (close <= closes.ago(candles)) {
                return false;
            }
        }
        return true;
    }

    /** Makes {@link BreakoutBracket}. */
    static final class Factory implements StrategyFactory {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return DESCRIPTION;
        }

        @Override
        public SequencedMap<String, String> defaults() {
            SequencedMap<String, String> defaults = new LinkedHashMap<>();
            defaults.put(LOOKBACK, "20");
            defaults.put(STOP, "200");
            defaults.put(TARGET, "400");
            defaults.put(Stake.PARAMETER, Stake.DEFAULT);
            return defaults;
        }

        @Override
        public Strategy create(StrategyParameters parameters) {
            return new BreakoutBracket(parameters);
        }
    }
}

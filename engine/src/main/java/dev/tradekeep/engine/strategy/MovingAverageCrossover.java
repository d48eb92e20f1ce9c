package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.BasisPoints;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Long while the fast moving average of the closes is above the slow one, flat while it is below.
 * It buys when the fast average crosses above and sells everything when it crosses below.
 *
 * <p>A crossing while an order is open is not acted upon: one order at a time.
 */
public final class MovingAverageCrossover implements Strategy {
    public static final String NAME = "crossover";

    private static final String DESCRIPTION =
            "Long while the fast moving average is above the slow one, else flat.";

    /** The longest average: a week of minutes. */
    public static final int BAR_COUNT_MAX = 10_080;

    private static final String FAST = "fast";
    private static final String SLOW = "slow";

    private final StrategyParameters parameters;
    private final BasisPoints stake;
    private final int slow;
    private final CrossoverSignal signal;

    /**
     * @param parameters {@code fast} and {@code slow}, the candles in each average, fast below
     *     slow; {@code stake-bps}, the share of the available quote asset that a buy spends
     */
    MovingAverageCrossover(StrategyParameters parameters) {
        int fast = parameters.integer(FAST, 1, BAR_COUNT_MAX);
        int slow = parameters.integer(SLOW, 1, BAR_COUNT_MAX);
        if (fast >= slow) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Strategy "
                            + NAME
                            + ": fast must be below slow, found fast="
                            + fast
                            + " and slow="
                            + slow
                            + ".");
        }
        this.parameters = parameters;
        this.stake = parameters.share(Stake.PARAMETER);
        this.slow = slow;
        this.signal = new CrossoverSignal(fast, slow);
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
    public int warmupBars() {
        return slow;
    }

    @Override
    public String save() {
        return Integer.toString(signal.lastSide());
    }

    @Override
    public void restore(String state) {
        signal.lastSide(state.isEmpty() ? 0 : Integer.parseInt(state));
    }

    @Override
    public void onBar(Bar candle, StrategyContext context) {
        CrossoverSignal.Crossing crossing = signal.next(context.closes());
        if (crossing == CrossoverSignal.Crossing.NONE || context.hasOpenOrder()) {
            return;
        }
        if (crossing == CrossoverSignal.Crossing.ABOVE) {
            enter(candle, context);
            return;
        }
        exit(candle, context);
    }

    private void enter(Bar candle, StrategyContext context) {
        // Dust that cannot be sold does not count as a position.
        if (OrderSizing.sellable(context, candle.close()) > 0) {
            return;
        }
        long quantity = OrderSizing.buyable(context, stake, candle.close());
        if (quantity > 0) {
            context.buy(quantity, "the fast average crossed above the slow one");
        }
    }

    private static void exit(Bar candle, StrategyContext context) {
        long quantity = OrderSizing.sellable(context, candle.close());
        if (quantity > 0) {
            context.sell(quantity, "the fast average crossed below the slow one");
        }
    }

    /** Makes {@link MovingAverageCrossover}. */
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
            defaults.put(FAST, "20");
            defaults.put(SLOW, "50");
            defaults.put(Stake.PARAMETER, Stake.DEFAULT);
            return defaults;
        }

        @Override
        public Strategy create(StrategyParameters parameters) {
            return new MovingAverageCrossover(parameters);
        }
    }
}

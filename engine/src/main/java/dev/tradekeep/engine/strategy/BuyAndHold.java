package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.number.BasisPoints;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Buys as soon as it can and never sells: what every other strategy is compared with. It asks
 * again, candle by candle, until it holds something.
 */
public final class BuyAndHold implements Strategy {
    public static final String NAME = "buy-and-hold";

    private static final String DESCRIPTION = "Buys at the first candle and holds.";

    private final StrategyParameters parameters;
    private final BasisPoints stake;

    /**
     * @param parameters {@code stake-bps}, the share of the available quote asset to spend
     */
    BuyAndHold(StrategyParameters parameters) {
        this.parameters = parameters;
        this.stake = parameters.share(Stake.PARAMETER);
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
    public void onBar(Bar candle, StrategyContext context) {
        if (context.hasOpenOrder() || OrderSizing.sellable(context, candle.close()) > 0) {
            return;
        }
        long quantity = OrderSizing.buyable(context, stake, candle.close());
        if (quantity > 0) {
            context.buy(quantity, "nothing is held");
        }
    }

    /** Makes {@link BuyAndHold}. */
    public static final class Factory implements StrategyFactory {
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
            defaults.put(Stake.PARAMETER, Stake.DEFAULT);
            return defaults;
        }

        @Override
        public Strategy create(StrategyParameters parameters) {
            return new BuyAndHold(parameters);
        }
    }
}

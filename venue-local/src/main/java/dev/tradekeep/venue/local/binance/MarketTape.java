package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.spot.PublicTrade;
import dev.tradekeep.venue.local.spot.SpotMarket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trades of a symbol put together: those of one arriving order at one price. */
final class MarketTape {
    /** How many trades put together are kept at least. */
    static final int AGGREGATES_MAX = 100_000;

    private final List<AggregateTrade> aggregates = new ArrayList<>();
    private long nextAggregate;
    private @Nullable PublicTrade first;
    private @Nullable PublicTrade last;
    private long openQuantity;

    MarketTape(SpotMarket market) {
        nextAggregate = market.tape().nextId();
    }

    /** Oldest first; their ids follow each other without a gap. */
    List<AggregateTrade> aggregates() {
        return aggregates;
    }

    /**
     * Takes a trade.
     *
     * @return what was put together before it and is complete now, or null
     */
    @Nullable AggregateTrade add(PublicTrade trade) {
        PublicTrade before = last;
        boolean joins =
                before != null
                        && before.takerOrder() == trade.takerOrder()
                        && before.price() == trade.price();
        AggregateTrade complete = joins ? null : finish();
        if (!joins) {
            first = trade;
        }
        last = trade;
        openQuantity += trade.quantity();
        return complete;
    }

    /** Completes what is being put together; null when there is nothing. */
    @Nullable AggregateTrade finish() {
        PublicTrade from = first;
        PublicTrade to = last;
        if (from == null || to == null) {
            return null;
        }
        AggregateTrade made =
                new AggregateTrade(
                        nextAggregate++,
                        from.price(),
                        openQuantity,
                        from.id(),
                        to.id(),
                        to.timeMicros(),
                        from.buyerIsMaker());
        aggregates.add(made);
        if (aggregates.size() > AGGREGATES_MAX + AGGREGATES_MAX / 4) {
            aggregates.subList(0, AGGREGATES_MAX / 4).clear();
        }
        first = null;
        last = null;
        openQuantity = 0;
        return made;
    }
}

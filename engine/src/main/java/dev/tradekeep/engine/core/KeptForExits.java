package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.OrderGroup;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.OrderProgress;
import dev.tradekeep.model.order.Side;
import org.jspecify.annotations.Nullable;

/**
 * What groups have bought and their exits do not set aside yet, because they are still to be made
 * or made larger: nobody else may sell it.
 */
final class KeptForExits {
    private final EngineSetup setup;
    private final EngineState state;

    KeptForExits(EngineSetup setup, EngineState state) {
        this.setup = setup;
        this.state = state;
    }

    /**
     * What is kept of an asset, asset units.
     *
     * @param exceptGroup that asks; null for none
     */
    long of(Portfolio portfolio, Asset asset, @Nullable String exceptGroup) {
        if (state.groups().isEmpty()) {
            return 0;
        }
        long kept = 0;
        for (OrderGroup group : state.groups()) {
            Instrument instrument = setup.markets().get(group.market()).instrument();
            boolean counts =
                    group.portfolio() == portfolio.index()
                            && group.side() == Side.BUY
                            && instrument.base().equals(asset)
                            && !group.id().equals(exceptGroup);
            if (counts) {
                kept = FixedPoint.add(kept, instrument.baseAmount(missing(group)));
            }
        }
        return kept;
    }

    /** An exit that somebody has canceled is missed by nobody. */
    private long missing(OrderGroup group) {
        String stop = group.stopOrderId();
        String target = group.targetOrderId();
        if (stop == null && target == null) {
            return group.open();
        }
        long closed = Math.max(rest(stop), rest(target));
        return closed == 0 ? 0 : Math.max(0, group.open() - closed);
    }

    private long rest(@Nullable String clientOrderId) {
        OpenOrder exit = clientOrderId == null ? null : state.order(clientOrderId);
        if (exit == null) {
            return 0;
        }
        OrderProgress progress = exit.order().progress();
        return Math.max(0, progress.quantityAtMost() - progress.filledQuantity());
    }
}

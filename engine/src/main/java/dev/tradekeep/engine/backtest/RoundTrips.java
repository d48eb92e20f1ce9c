package dev.tradekeep.engine.backtest;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.portfolio.PositionChange;
import dev.tradekeep.store.strategies.RoundTrip;
import java.util.function.Consumer;

/**
 * Cuts the changes of a position, in their order, into round trips. A trade that turns long into
 * short ends one and begins the next; its fee belongs to the one that it ends. A round trip that is
 * open at the end is none.
 */
final class RoundTrips implements Consumer<PositionChange> {
    private final Consumer<RoundTrip> sink;
    private long quantityMax;
    private long fees;
    private long openedAt;
    private long realizedBefore;

    RoundTrips(Consumer<RoundTrip> sink) {
        this.sink = sink;
    }

    @Override
    public void accept(PositionChange change) {
        long after = change.after().quantity();
        long before = after - change.quantityChange();
        fees = FixedPoint.add(fees, change.fee());
        if (before == 0) {
            openedAt = change.at();
        } else if (Long.signum(after) != Long.signum(before)) {
            sink.accept(
                    new RoundTrip(
                            before > 0 ? Side.BUY : Side.SELL,
                            quantityMax,
                            FixedPoint.subtract(change.after().realizedPnl(), realizedBefore),
                            fees,
                            openedAt,
                            change.at()));
            quantityMax = 0;
            fees = 0;
            openedAt = change.at();
            realizedBefore = change.after().realizedPnl();
        }
        quantityMax = Math.max(quantityMax, Math.abs(after));
    }
}

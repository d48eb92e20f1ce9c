package dev.tradekeep.engine.run;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderEvent;

/** What a run has counted so far. For the engine's thread alone. */
final class RunTotals {
    long candles;
    long orders;
    long denied;
    long rejected;
    long expired;
    long trades;

    /** In the unit of the asset that fees are charged in. */
    long fees;

    void add(Fill fill) {
        trades++;
        fees = FixedPoint.add(fees, fill.fee().amount());
    }

    void add(OrderEvent event) {
        if (event instanceof OrderEvent.Denied) {
            denied++;
        }
        if (event instanceof OrderEvent.Rejected) {
            rejected++;
        }
        if (event instanceof OrderEvent.Expired) {
            expired++;
        }
    }
}

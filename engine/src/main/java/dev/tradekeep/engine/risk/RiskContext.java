package dev.tradekeep.engine.risk;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentFilters;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.store.risk.RiskLimit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the risk check looks at in addition to the order: the account and the market, as they are
 * now.
 */
public interface RiskContext {

    /** The instrument's last price, price units above 0; empty when there is none yet. */
    OptionalLong lastPrice(Instrument instrument);

    /** What the instrument's exchange asks of orders besides tick, lot and minimums. */
    default InstrumentFilters filters(Instrument instrument) {
        return InstrumentFilters.NONE;
    }

    /** What is owned of an asset, asset units, with nothing taken off for open orders. */
    long balance(Asset asset);

    /** Why trading is halted for an order; empty when it is not. */
    default Optional<String> halt(Order order) {
        return Optional.empty();
    }

    /** The limits that people have set; none unless told otherwise. */
    default List<RiskLimit> limits() {
        return List.of();
    }

    /** The time of the order, UTC microseconds. */
    default long now() {
        return 0;
    }

    /** When the instrument's last price was made, UTC microseconds; that of the order for none. */
    default long pricedAt(Instrument instrument) {
        return now();
    }

    /**
     * How much was traded in the instrument's last candle, quantity units; empty when that is not
     * known.
     */
    default OptionalLong lastVolume(Instrument instrument) {
        return OptionalLong.empty();
    }

    /**
     * When a trade last closed some of a position at a loss in what a limit is about, UTC
     * microseconds; empty for never.
     */
    default OptionalLong lostAt(RiskLimit limit) {
        return OptionalLong.empty();
    }

    /** What the account has at stake; asked only when there are limits. */
    default Exposure exposure() {
        return Exposure.NONE;
    }

    /** Whether an order, with all that is open on its side, only makes the position smaller. */
    default boolean reduces(Order order) {
        long position = exposure().position();
        if (Long.signum(position) != -order.side().sign()) {
            return false;
        }
        long quantity = order.remainingQuantity();
        for (Order open : openOrders()) {
            if (open.side() == order.side() && open.instrument().equals(order.instrument())) {
                quantity = FixedPoint.add(quantity, open.remainingQuantity());
            }
        }
        return quantity <= Math.abs(position);
    }

    /** The account's open orders, without the one that is checked. */
    List<Order> openOrders();
}

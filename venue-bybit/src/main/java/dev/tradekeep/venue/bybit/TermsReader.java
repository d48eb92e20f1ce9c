package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import java.math.BigDecimal;

/** The terms of an order as the exchange has it. */
final class TermsReader {
    private TermsReader() {}

    /** The terms of an order that anybody placed. */
    static OrderTerms of(OrderRow row, Instrument instrument) {
        if (!row.isConditional()) {
            return row.market() || row.price().signum() <= 0
                    ? new OrderTerms.Market()
                    : new OrderTerms.Limit(Units.price(instrument, row.price()));
        }
        if (!row.market() && row.price().signum() > 0) {
            return new OrderTerms.StopLimit(
                    Units.price(instrument, row.trigger()), Units.price(instrument, row.price()));
        }
        long trigger = Units.price(instrument, row.trigger());
        return isAgainstUs(row.side(), row.rises())
                ? new OrderTerms.Stop(trigger)
                : new OrderTerms.TakeProfit(trigger);
    }

    /**
     * The terms of an order of ours.
     *
     * @param known the last that are known: what the exchange leaves out stays as it was
     */
    static OrderTerms of(OrderRow row, Instrument instrument, OrderTerms known) {
        OrderType type = known.type();
        long limit = unlessNone(instrument, row.price(), known.limitPrice());
        long trigger = unlessNone(instrument, row.trigger(), known.triggerPrice());
        return switch (type) {
            case MARKET, TRAILING_STOP -> known;
            case LIMIT -> new OrderTerms.Limit(limit);
            case STOP -> new OrderTerms.Stop(trigger);
            case STOP_LIMIT -> new OrderTerms.StopLimit(trigger, limit);
            case TAKE_PROFIT -> new OrderTerms.TakeProfit(trigger);
        };
    }

    private static long unlessNone(Instrument instrument, BigDecimal price, long known) {
        return price.signum() > 0 ? Units.price(instrument, price) : known;
    }

    /** Whether a trigger on this side of the market is that of a stop. */
    static boolean isAgainstUs(Side side, OrderRow.Rises rises) {
        return switch (rises) {
            case YES -> side == Side.BUY;
            case NO -> side == Side.SELL;
            case UNSAID -> true;
        };
    }

    /**
     * Whether an order of ours waits for the wrong thing. The exchange takes a trigger that the
     * market has passed already for one on its other side: a stop would wait for the price to come
     * back.
     */
    static boolean isOnWrongSide(OrderRow row, OrderTerms wanted) {
        if (row.rises() == OrderRow.Rises.UNSAID) {
            return false;
        }
        boolean against = isAgainstUs(row.side(), row.rises());
        return switch (wanted.type()) {
            case STOP, STOP_LIMIT -> !against;
            case TAKE_PROFIT -> against;
            case MARKET, LIMIT, TRAILING_STOP -> false;
        };
    }
}

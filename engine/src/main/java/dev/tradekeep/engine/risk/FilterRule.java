package dev.tradekeep.engine.risk;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentFilters;
import dev.tradekeep.model.instrument.OrderFilter;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An order passes the filters of its exchange, so that what would be refused there is not sent, and
 * a backtest and an engine on paper refuse what a real exchange would. The reference of percent
 * prices is the last price, which exchanges average over some minutes.
 */
final class FilterRule implements RiskRule {
    private static final OrderFilter[] ALL = OrderFilter.values();

    @Override
    public RiskVerdict check(Order order, RiskContext context) {
        InstrumentFilters filters = context.filters(order.instrument());
        if (filters.isEmpty()) {
            return RiskVerdict.Approved.APPROVED;
        }
        for (OrderFilter filter : ALL) {
            Decimal figure = filters.figures().get(filter);
            String found = figure == null ? null : objection(filter, figure, order, context);
            if (found != null) {
                return new RiskVerdict.Denied(
                        RiskCode.EXCHANGE_FILTER,
                        "The exchange's filter "
                                + filter
                                + " is "
                                + figure
                                + ", found "
                                + found
                                + ".");
            }
        }
        return RiskVerdict.Approved.APPROVED;
    }

    /** What was found instead; null when the order passes. */
    private static @Nullable String objection(
            OrderFilter filter, Decimal figure, Order order, RiskContext context) {
        Instrument instrument = order.instrument();
        int scale = instrument.priceScale();
        return switch (filter) {
            case MIN_PRICE ->
                    price(order, false, bound(figure, scale, RoundingMode.CEILING), scale);
            case MAX_PRICE -> price(order, true, bound(figure, scale, RoundingMode.FLOOR), scale);
            case MAX_QUANTITY -> quantity(order, figure);
            case MAX_MARKET_QUANTITY -> isAtMarket(order) ? quantity(order, figure) : null;
            case MAX_NOTIONAL -> notional(order, figure, context);
            case BID_UP -> away(order, Side.BUY, true, figure, context);
            case BID_DOWN -> away(order, Side.BUY, false, figure, context);
            case ASK_UP -> away(order, Side.SELL, true, figure, context);
            case ASK_DOWN -> away(order, Side.SELL, false, figure, context);
            case MAX_ORDERS -> open(order, figure, false, context);
            case MAX_STOPS ->
                    order.terms().triggerPrice() > 0 || order.terms().trailingDistance() > 0
                            ? open(order, figure, true, context)
                            : null;
        };
    }

    /** A figure that does not fit bounds nothing that does. */
    private static long bound(Decimal figure, int scale, RoundingMode rounding) {
        try {
            return figure.unitsAt(scale, rounding);
        } catch (TradekeepException e) {
            return Long.MAX_VALUE;
        }
    }

    private static boolean isAtMarket(Order order) {
        OrderType type = order.terms().type();
        return type != OrderType.LIMIT && type != OrderType.STOP_LIMIT;
    }

    private static @Nullable String price(Order order, boolean most, long bound, int scale) {
        OrderTerms terms = order.terms();
        for (long price : new long[] {terms.limitPrice(), terms.triggerPrice()}) {
            if (price > 0 && (most ? price > bound : price < bound)) {
                return "a price of " + FixedPoint.format(price, scale);
            }
        }
        return null;
    }

    private static @Nullable String quantity(Order order, Decimal figure) {
        int scale = order.instrument().quantityScale();
        return order.quantity() > bound(figure, scale, RoundingMode.FLOOR)
                ? "a quantity of " + FixedPoint.formatShort(order.quantity(), scale)
                : null;
    }

    private static @Nullable String notional(Order order, Decimal figure, RiskContext context) {
        OptionalLong price = Valuation.least(order, context);
        if (price.isEmpty()) {
            return null;
        }
        Instrument instrument = order.instrument();
        int scale = instrument.quote().scale();
        long notional = instrument.notional(price.getAsLong(), order.quantity());
        return notional > bound(figure, scale, RoundingMode.FLOOR)
                ? "an order worth " + FixedPoint.formatShort(notional, scale)
                : null;
    }

    private static @Nullable String away(
            Order order, Side side, boolean up, Decimal multiple, RiskContext context) {
        long limit = order.terms().limitPrice();
        OptionalLong last = context.lastPrice(order.instrument());
        if (order.side() != side || limit == 0 || last.isEmpty()) {
            return null;
        }
        int scale = order.instrument().priceScale();
        RoundingMode inside = up ? RoundingMode.FLOOR : RoundingMode.CEILING;
        long bound =
                FixedPoint.multiply(
                        last.getAsLong(), scale, multiple.units(), multiple.scale(), scale, inside);
        return (up ? limit > bound : limit < bound)
                ? "a limit of "
                        + FixedPoint.format(limit, scale)
                        + " at a last price of "
                        + FixedPoint.format(last.getAsLong(), scale)
                : null;
    }

    private static @Nullable String open(
            Order order, Decimal figure, boolean stops, RiskContext context) {
        long open = 1;
        for (Order other : context.openOrders()) {
            OrderTerms terms = other.terms();
            boolean waits = terms.triggerPrice() > 0 || terms.trailingDistance() > 0;
            if (other.instrument().equals(order.instrument()) && (waits || !stops)) {
                open++;
            }
        }
        return open > bound(figure, 0, RoundingMode.FLOOR)
                ? open + (stops ? " that wait for a trigger" : " open orders")
                : null;
    }
}

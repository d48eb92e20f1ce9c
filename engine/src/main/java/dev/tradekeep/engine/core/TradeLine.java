package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.position.Position;
import org.jspecify.annotations.Nullable;

/** Makes the line of a booking that a fill leads to. */
final class TradeLine {
    private TradeLine() {}

    /**
     * The line of a fill; null when it leads to an amount that does not fit 64 bits. Nothing is
     * changed by making it.
     */
    static BookingLine.@Nullable Traded of(
            OpenOrder open, Fill fill, Portfolio portfolio, long now) {
        try {
            return exact(open, fill, portfolio, now);
        } catch (TradekeepException e) {
            if (e.code() != ErrorCode.NUMBER_OUT_OF_RANGE) {
                throw e;
            }
            return null;
        }
    }

    private static BookingLine.Traded exact(
            OpenOrder open, Fill fill, Portfolio portfolio, long now) {
        OrderEvent.Filled event = new OrderEvent.Filled(now, fill);
        Order after = open.order().apply(event);
        portfolio.requireRoom(open.market(), after, fill);
        Position before = portfolio.position(open.market());
        Position position = before.apply(after.side(), fill.quantity(), fill.amount(after.side()));
        boolean lost = position.realizedPnl() < before.realizedPnl();
        return new BookingLine.Traded(
                open.portfolio(),
                open.market(),
                after,
                open.events() + 1,
                event,
                position,
                lost ? now : portfolio.lostAt(open.market()));
    }
}

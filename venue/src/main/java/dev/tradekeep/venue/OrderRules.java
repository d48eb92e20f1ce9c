package dev.tradekeep.venue;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;

/** What the simulated exchange asks of every order. */
final class OrderRules {
    /** Why an order is refused: it would take, and must not. */
    static final String POST_ONLY = "POST_ONLY";

    private OrderRules() {}

    /** What is wrong with terms and a quantity; an empty text when nothing is. */
    static String objection(OrderRequest request, OrderTerms terms, long quantity) {
        Instrument instrument = request.instrument();
        if (quantity <= 0) {
            return "the quantity is not above 0";
        }
        if (!instrument.onLotGrid(quantity)) {
            return "the quantity is not on the lot grid";
        }
        boolean onGrid =
                instrument.onTickGrid(terms.limitPrice())
                        && instrument.onTickGrid(terms.triggerPrice())
                        && instrument.onTickGrid(terms.trailingDistance());
        return onGrid ? "" : "the price is not on the tick grid";
    }

    /** Whether a post-only order with these terms would trade at the open of a bar. */
    static boolean wouldTakeAtOnce(RestingOrder order, OrderTerms terms, Bar bar) {
        return order.request.conditions().postOnly()
                && terms.type() == OrderType.LIMIT
                && order.isGood(bar.open(), terms.limitPrice());
    }
}

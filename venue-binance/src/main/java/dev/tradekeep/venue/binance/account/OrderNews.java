package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.net.AccountNews;
import org.jspecify.annotations.Nullable;

/**
 * What is heard of orders, from answers, lists and the stream, becomes reports. What does not fit
 * the units of an instrument becomes no number but a question: the order is unknown.
 */
final class OrderNews {
    private static final String OUR_CANCEL = "";

    private final TrackedOrders orders;
    private final Reports reports;
    private final AccountNews news;

    OrderNews(TrackedOrders orders, Reports reports, AccountNews news) {
        this.orders = orders;
        this.reports = reports;
        this.news = news;
    }

    /** The exchange has an order. */
    void accepted(TrackedOrder order, String exchangeId, long at) {
        if (!exchangeId.equals(order.exchangeId())) {
            orders.named(order, exchangeId);
        }
        if (order.accept()) {
            reports.tell(new VenueReport.Accepted(order.id(), exchangeId, at));
        }
    }

    void triggered(TrackedOrder order, long at) {
        if (OrderWords.waits(order.terms().type()) && order.trigger()) {
            reports.tell(new VenueReport.Triggered(order.id(), at));
        }
    }

    void traded(TrackedOrder order, Fill fill) {
        if (order.trade(fill.exchangeTradeId(), fill.quantity())) {
            reports.tell(new VenueReport.Execution(order.id(), fill, fill.at()));
        }
    }

    /** A trade out of a list. */
    void traded(TrackedOrder order, Fields trade) {
        Fill fill = fill(order, trade);
        if (fill != null) {
            triggered(order, fill.at());
            traded(order, fill);
        }
    }

    /** A trade of a list in our units; null when it does not fit. */
    @Nullable Fill fill(TrackedOrder order, Fields trade) {
        try {
            return Amounts.fill(
                    order.instrument(),
                    trade.text("id"),
                    trade.text("price"),
                    trade.text("qty"),
                    trade.text("quoteQty"),
                    trade.text("commission"),
                    orders.asset(trade.text("commissionAsset")),
                    trade.time("time"));
        } catch (TradekeepException e) {
            misfit(order, "trade " + trade.text("id"), e);
            return null;
        }
    }

    void amended(TrackedOrder order, OrderTerms terms, long quantity, long at) {
        if (quantity != order.quantity() || !terms.equals(order.terms())) {
            order.amended(terms, quantity);
            reports.tell(new VenueReport.Amended(order.id(), terms, quantity, at));
        }
    }

    /**
     * The word that ended an order.
     *
     * @param status Binance's
     * @param why Binance's; may be empty
     * @param traded what had traded, quantity units
     */
    void ended(TrackedOrder order, String status, String why, long traded, long at) {
        OrderEnd how = OrderWords.end(status);
        String words = why.isEmpty() ? status : why;
        String reason = how == OrderEnd.CANCELED && order.isCancelAsked() ? OUR_CANCEL : words;
        order.told(traded);
        if (order.end(traded)) {
            reports.tell(new VenueReport.Ended(order.id(), how, reason, traded, at));
        }
    }

    /** A number does not fit our units: nothing is told of it, and the order is asked about. */
    void misfit(TrackedOrder order, String what, TradekeepException e) {
        news.unrecognized(order.symbol + ", " + what + ": " + e.getMessage());
        reports.tell(
                new VenueReport.Lost(
                        VenueReport.Call.SUBMIT,
                        order.id(),
                        "a number of the exchange does not fit the instrument's units",
                        0));
    }

    /** A word that nobody knows. */
    void strange(String what, String word) {
        news.unrecognized(what + " " + word);
    }

    void failed(VenueFailure failure) {
        news.failed(failure);
    }

    void tell(VenueReport report) {
        reports.tell(report);
    }
}

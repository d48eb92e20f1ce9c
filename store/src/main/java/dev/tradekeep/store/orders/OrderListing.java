package dev.tradekeep.store.orders;

import dev.tradekeep.store.listing.CommonFilters;
import dev.tradekeep.store.listing.Filter;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingDefinition;
import dev.tradekeep.store.listing.ListingSource;

/** The ways to read orders, their events and their trades. */
public enum OrderListing implements Listing {
    ORDERS(OrderSource.ORDERS, ""),
    ORDERS_BY_CLIENT_ID(OrderSource.ORDERS, "o.client_order_id = ?1", Filters.CLIENT_ID),
    ORDERS_BY_EXCHANGE_ID(
            OrderSource.ORDERS,
            "o.exchange_order_id = ?1",
            Filter.text("exchange-id", "the exchange's own id")),
    ORDERS_BY_CALLER_ID(
            OrderSource.ORDERS,
            "o.caller_order_id = ?1",
            Filter.text("caller-order", "the id that the caller gave it")),
    ORDERS_OF_PORTFOLIO(OrderSource.ORDERS, "o.portfolio_id = ?1", CommonFilters.PORTFOLIO),
    OPEN_ORDERS_OF_PORTFOLIO(
            OrderSource.ORDERS,
            "o.portfolio_id = ?1 AND " + Filters.IS_OPEN,
            CommonFilters.PORTFOLIO,
            Filters.OPEN),
    OPEN_ORDERS_OF_CONNECTION(
            OrderSource.ORDERS,
            "o.connection_id = ?1 AND " + Filters.IS_OPEN,
            CommonFilters.CONNECTION,
            Filters.OPEN),
    CLOSED_ORDERS_OF_INSTRUMENT(
            OrderSource.ORDERS,
            "o.instrument_id = ?1 AND o.closed_at IS NOT NULL",
            CommonFilters.INSTRUMENT,
            Filter.flag("closed", "only those that have ended")),
    ORDERS_OF_RUN(OrderSource.ORDERS, "o.engine_run_id = ?1", CommonFilters.RUN),
    ORDERS_REFUSED(
            OrderSource.ORDERS,
            "o.status = ?1"
                    + " AND (o.status = 'DENIED' OR o.status = 'REJECTED' OR o.status = 'UNKNOWN')",
            Filter.choice("refused", "how", "DENIED", "REJECTED", "UNKNOWN")),
    ORDER_EVENTS(OrderSource.ORDER_EVENTS, "o.client_order_id = ?1", Filters.CLIENT_ID),
    TRADES(OrderSource.TRADES, ""),
    TRADES_OF_ORDER(
            OrderSource.TRADES,
            "t.order_id = (SELECT id FROM orders WHERE client_order_id = ?1)",
            Filters.CLIENT_ID),
    TRADES_BY_EXCHANGE_ID(
            OrderSource.TRADES_BY_ORDER,
            "t.exchange_trade_id = ?1",
            Filter.text("exchange-id", "the exchange's own id")),
    TRADES_OF_PORTFOLIO(OrderSource.TRADES, "t.portfolio_id = ?1", CommonFilters.PORTFOLIO),
    TRADES_OF_INSTRUMENT(OrderSource.TRADES, "t.instrument_id = ?1", CommonFilters.INSTRUMENT),
    TRADES_OF_POSITION(
            OrderSource.TRADES_OF_POSITION,
            "c.portfolio_id = ?1 AND c.instrument_id = ?2",
            CommonFilters.PORTFOLIO,
            CommonFilters.INSTRUMENT),
    TRADES_SINCE(OrderSource.TRADES_BY_TIME, "t.executed_at >= ?1", CommonFilters.SINCE);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Filters {
        static final Filter CLIENT_ID = Filter.text("order", "our client order id");
        static final Filter OPEN = Filter.flag("open", "only those that may still trade");

        static final String IS_OPEN = "o.closed_at IS NULL";
    }

    private final ListingDefinition definition;

    OrderListing(ListingSource source, String condition, Filter... filters) {
        definition = ListingDefinition.of(source, condition, filters);
    }

    @Override
    public ListingDefinition definition() {
        return definition;
    }
}

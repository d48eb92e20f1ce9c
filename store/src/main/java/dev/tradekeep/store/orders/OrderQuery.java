package dev.tradekeep.store.orders;

import dev.tradekeep.store.sql.Query;

/** Queries over orders, their events and their trades. */
public enum OrderQuery implements Query {
    INSERT(OrderColumns.ORDER.insert()),
    UPDATE(
            "UPDATE orders SET "
                    + OrderColumns.CHANGING.assignments()
                    + " WHERE client_order_id = :client_order_id"),
    INSERT_FIRST_EVENT(OrderColumns.EVENT.insert()),
    INSERT_EVENT(
            OrderColumns.EVENT.into()
                    + """
                    SELECT id, :sequence, :event, :status, :payload, :occurred_at
                    FROM orders WHERE client_order_id = :client_order_id\
                    """),
    OPEN(
            OrderColumns.LOADED
                    + """
                     WHERE portfolio_id = :portfolio_id AND closed_at IS NULL ORDER BY id\
                    """),
    FIND(OrderColumns.LOADED + " WHERE client_order_id = :client_order_id"),
    /** The newest orders of a portfolio, whatever became of them. */
    NEWEST_OF_PORTFOLIO(
            """
            SELECT created_at, status FROM orders
            WHERE portfolio_id = :portfolio_id ORDER BY id DESC LIMIT :rows_max\
            """),
    COUNT_OPEN(
            """
            SELECT count(*) FROM orders
            WHERE portfolio_id = :portfolio_id AND closed_at IS NULL\
            """),
    TRADED_SINCE(
            """
            SELECT t.id, o.client_order_id, t.exchange_trade_id
            FROM trades AS t JOIN orders AS o ON o.id = t.order_id
            WHERE t.instrument_id = :instrument_id AND t.portfolio_id = :portfolio_id
                AND t.executed_at >= :since\
            """),
    EVENTS_OF(
            """
            SELECT event, payload, occurred_at FROM order_events
            WHERE order_id = :order_id ORDER BY sequence\
            """),
    TRADES_OF(
            """
            SELECT t.exchange_trade_id, t.price, t.quantity, t.notional, t.slippage, t.fee,
                t.executed_at, a.code, a.scale
            FROM trades AS t JOIN assets AS a ON a.id = t.fee_asset_id
            WHERE t.order_id = :order_id\
            """),
    BY_CALLER_ID(
            """
            SELECT o.client_order_id, e.name AS engine, i.symbol, o.side, o.type, o.quantity,
                i.quantity_scale, o.limit_price, i.price_scale, v.status, v.event, v.payload, o.created_at
            FROM orders AS o
            JOIN order_events AS v ON v.order_id = o.id AND v.sequence = 1
            JOIN engine_runs AS r ON r.id = o.engine_run_id
            JOIN engines AS e ON e.id = r.engine_id
            JOIN instruments AS i ON i.id = o.instrument_id
            WHERE o.caller_order_id = :caller_order_id\
            """),
    INSERT_TRADE(
            OrderColumns.TRADE.into()
                    + """
                    SELECT o.id, :exchange_trade_id, o.portfolio_id, o.instrument_id, o.side, :price,
                        :quantity, :notional, :slippage, :fee, a.id, :executed_at
                    FROM orders AS o JOIN assets AS a ON a.code = :fee_asset
                    WHERE o.client_order_id = :client_order_id\
                    """);

    private final String sql;

    OrderQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}

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
                    SELECT id, :sequence, :event, :status, :detail, :occurred_at
                    FROM orders WHERE client_order_id = :client_order_id\
                    """),
    EXPIRE_OPEN_EVENTS(
            OrderColumns.EVENT.into()
                    + """
                    SELECT o.id,
                        1 + (SELECT max(e.sequence) FROM order_events AS e WHERE e.order_id = o.id),
                        'Expired', 'EXPIRED', NULL, CASE WHEN o.updated_at > :at THEN o.updated_at ELSE :at END
                    FROM orders AS o
                    WHERE o.portfolio_id = :portfolio_id AND o.engine_run_id = :engine_run_id
                        AND o.closed_at IS NULL\
                    """),
    EXPIRE_OPEN(
            """
            UPDATE orders
            SET status = 'EXPIRED', status_before_pending = NULL,
                updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END,
                closed_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
            WHERE portfolio_id = :portfolio_id AND engine_run_id = :engine_run_id
                AND closed_at IS NULL\
            """),
    BY_CALLER_ID(
            """
            SELECT o.client_order_id, e.name AS engine, i.symbol, o.side, o.type, o.quantity,
                i.quantity_scale, o.limit_price, i.price_scale, v.status, v.detail, o.created_at
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
                        :quantity, :notional, :fee, a.id, :executed_at
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

package dev.tradekeep.store.orders;

import dev.tradekeep.store.sql.Query;

/** Queries over orders, their events and their trades. */
public enum OrderQuery implements Query {
    INSERT(
            """
            INSERT INTO orders (client_order_id, exchange_order_id, engine_run_id, portfolio_id,
                instrument_id, side, type, quantity, limit_price, status, status_before_pending,
                filled_quantity, filled_notional, created_at, updated_at, connection_id,
                closed_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)\
            """),
    INSERT_FIRST_EVENT(
            """
            INSERT INTO order_events (order_id, sequence, event, status, detail, occurred_at)
            VALUES (?1, 1, ?2, ?3, ?4, ?5)\
            """),
    UPDATE(
            """
            UPDATE orders SET exchange_order_id = ?2, quantity = ?3, limit_price = ?4, status = ?5,
                status_before_pending = ?6, filled_quantity = ?7, filled_notional = ?8, updated_at = ?9,
                closed_at = ?10
            WHERE client_order_id = ?1\
            """),
    INSERT_EVENT(
            """
            INSERT INTO order_events (order_id, sequence, event, status, detail, occurred_at)
            SELECT id, ?2, ?3, ?4, ?5, ?6 FROM orders WHERE client_order_id = ?1\
            """),
    EXPIRE_OPEN_EVENTS(
            """
            INSERT INTO order_events (order_id, sequence, event, status, detail, occurred_at)
            SELECT o.id, 1 + (SELECT max(e.sequence) FROM order_events AS e WHERE e.order_id = o.id),
                'Expired', 'EXPIRED', NULL, max(o.updated_at, ?3)
            FROM orders AS o INDEXED BY ix_orders_portfolio_id_open
            WHERE o.portfolio_id = ?1 AND o.engine_run_id = ?2 AND o.closed_at IS NULL\
            """),
    EXPIRE_OPEN(
            """
            UPDATE orders INDEXED BY ix_orders_portfolio_id_open
            SET status = 'EXPIRED', status_before_pending = NULL,
                updated_at = max(updated_at, ?3), closed_at = max(updated_at, ?3)
            WHERE portfolio_id = ?1 AND engine_run_id = ?2 AND closed_at IS NULL\
            """),
    INSERT_TRADE(
            """
            INSERT INTO trades (order_id, exchange_trade_id, portfolio_id, instrument_id, side, price,
                quantity, notional, fee, fee_asset_id, executed_at)
            SELECT o.id, ?2, o.portfolio_id, o.instrument_id, o.side, ?3, ?4, ?5, ?6, a.id, ?8
            FROM orders AS o JOIN assets AS a ON a.code = ?7
            WHERE o.client_order_id = ?1\
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

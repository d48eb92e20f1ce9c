package dev.tradekeep.store.sqlite.dialect;

import dev.tradekeep.store.orders.OrderQuery;
import dev.tradekeep.store.sql.Dialect;
import dev.tradekeep.store.sql.Query;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queries that SQLite runs in words of its own, each for the reason beside it. */
public final class SqliteDialect implements Dialect {
    /** The only one. */
    public static final SqliteDialect INSTANCE = new SqliteDialect();

    /** Queries are constants: they are found by identity, without a look at their texts. */
    private final Map<Query, String> texts = new IdentityHashMap<>();

    private SqliteDialect() {
        // Few orders are open; the planner would rather look at all that a run ever made.
        String open = " INDEXED BY ix_orders_portfolio_id_open";
        reword(OrderQuery.EXPIRE_OPEN_EVENTS, "FROM orders AS o", "FROM orders AS o" + open);
        reword(OrderQuery.EXPIRE_OPEN, "UPDATE orders", "UPDATE orders" + open);
    }

    @Override
    public @Nullable String override(Query query) {
        return texts.get(query);
    }

    /** Says one part of a neutral text otherwise; a query may have several. */
    private void reword(Query query, String neutral, String own) {
        String text = query.sql(this);
        int at = text.indexOf(neutral);
        if (at < 0 || text.indexOf(neutral, at + 1) >= 0) {
            throw new IllegalStateException(query.label() + " does not hold once: " + neutral);
        }
        texts.put(query, text.replace(neutral, own));
    }
}

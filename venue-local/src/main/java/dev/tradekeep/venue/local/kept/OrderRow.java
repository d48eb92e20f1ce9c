package dev.tradekeep.venue.local.kept;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.venue.local.matching.EndReason;
import dev.tradekeep.venue.local.matching.Lifetime;
import dev.tradekeep.venue.local.matching.SelfTradePrevention;
import dev.tradekeep.venue.local.spot.Handling;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderKind;
import dev.tradekeep.venue.local.spot.OrderState;
import dev.tradekeep.venue.local.spot.SavedOrder;
import java.util.Objects;
import java.util.function.Consumer;

/** Orders as rows. */
final class OrderRow {
    static final String TABLE =
            """
            CREATE TABLE IF NOT EXISTS orders (
              id INTEGER PRIMARY KEY, account TEXT NOT NULL, symbol TEXT NOT NULL,
              client_id TEXT NOT NULL, kind TEXT NOT NULL, buy INTEGER NOT NULL,
              asked_quantity INTEGER NOT NULL, quote_quantity INTEGER NOT NULL,
              price INTEGER NOT NULL, stop INTEGER NOT NULL, trail INTEGER NOT NULL,
              display INTEGER NOT NULL, lifetime TEXT NOT NULL, asked_client_id TEXT,
              prevention TEXT NOT NULL, strategy_id INTEGER NOT NULL,
              strategy_type INTEGER NOT NULL, locks_late INTEGER NOT NULL,
              ends_taking INTEGER NOT NULL, counted INTEGER NOT NULL, state TEXT NOT NULL,
              quantity INTEGER NOT NULL, executed INTEGER NOT NULL,
              executed_quote INTEGER NOT NULL, prevented INTEGER NOT NULL,
              created_micros INTEGER NOT NULL, updated_micros INTEGER NOT NULL,
              working_micros INTEGER NOT NULL, amendments INTEGER NOT NULL,
              list_id INTEGER NOT NULL, end_reason TEXT) STRICT;
            """;

    private static final String PUT =
            "INSERT OR REPLACE INTO orders VALUES"
                    + " (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final String ALL = "SELECT * FROM orders ORDER BY id";

    private OrderRow() {}

    static void put(Connection connection, SavedOrder order) {
        NewOrder asked = order.asked();
        EndReason reason = order.endReason();
        try (Statement put = connection.statement(PUT)) {
            int at = 0;
            put.bind(++at, order.id()).bind(++at, order.account()).bind(++at, order.symbol());
            put.bind(++at, order.clientId()).bind(++at, asked.kind().name());
            put.bind(++at, bit(asked.buy())).bind(++at, asked.quantity());
            put.bind(++at, asked.quoteQuantity()).bind(++at, asked.price());
            put.bind(++at, asked.stop()).bind(++at, asked.trail()).bind(++at, asked.display());
            put.bind(++at, asked.lifetime().name()).bind(++at, asked.clientId());
            put.bind(++at, asked.prevention().name()).bind(++at, asked.strategyId());
            put.bind(++at, asked.strategyType()).bind(++at, bit(order.handling().locksLate()));
            put.bind(++at, bit(order.handling().endsTaking()));
            put.bind(++at, bit(order.handling().counted())).bind(++at, order.state().name());
            put.bind(++at, order.quantity()).bind(++at, order.executed());
            put.bind(++at, order.executedQuote()).bind(++at, order.prevented());
            put.bind(++at, order.createdMicros()).bind(++at, order.updatedMicros());
            put.bind(++at, order.workingMicros()).bind(++at, order.amendments());
            put.bind(++at, order.listId()).bind(++at, reason == null ? null : reason.name());
            put.update();
        }
    }

    static void each(Connection connection, Consumer<SavedOrder> taker) {
        try (Statement all = connection.statement(ALL)) {
            while (all.step()) {
                taker.accept(read(all));
            }
        }
    }

    private static SavedOrder read(Statement row) {
        NewOrder asked =
                new NewOrder(
                        OrderKind.valueOf(text(row, "kind")),
                        row.getLong("buy") == 1,
                        row.getLong("asked_quantity"),
                        row.getLong("quote_quantity"),
                        row.getLong("price"),
                        row.getLong("stop"),
                        Math.toIntExact(row.getLong("trail")),
                        row.getLong("display"),
                        Lifetime.valueOf(text(row, "lifetime")),
                        row.getText("asked_client_id"),
                        SelfTradePrevention.valueOf(text(row, "prevention")),
                        row.getLong("strategy_id"),
                        Math.toIntExact(row.getLong("strategy_type")));
        String reason = row.getText("end_reason");
        return new SavedOrder(
                row.getLong("id"),
                text(row, "account"),
                text(row, "symbol"),
                text(row, "client_id"),
                asked,
                new Handling(
                        row.getLong("locks_late") == 1,
                        row.getLong("ends_taking") == 1,
                        row.getLong("counted") == 1),
                OrderState.valueOf(text(row, "state")),
                row.getLong("quantity"),
                row.getLong("executed"),
                row.getLong("executed_quote"),
                row.getLong("prevented"),
                row.getLong("created_micros"),
                row.getLong("updated_micros"),
                row.getLong("working_micros"),
                Math.toIntExact(row.getLong("amendments")),
                row.getLong("list_id"),
                reason == null ? null : EndReason.valueOf(reason));
    }

    static int bit(boolean value) {
        return value ? 1 : 0;
    }

    static String text(Statement row, String column) {
        return Objects.requireNonNull(row.getText(column), column);
    }
}

package dev.tradekeep.venue.local.kept;

import static dev.tradekeep.venue.local.kept.OrderRow.bit;
import static dev.tradekeep.venue.local.kept.OrderRow.text;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.spot.OrderList;
import dev.tradekeep.venue.local.spot.PublicTrade;
import dev.tradekeep.venue.local.spot.SavedFill;
import dev.tradekeep.venue.local.spot.SavedList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything but orders as rows. */
final class Tables {
    static final String ALL =
            """
            CREATE TABLE IF NOT EXISTS balances (
              account TEXT NOT NULL, asset TEXT NOT NULL, total INTEGER NOT NULL,
              PRIMARY KEY (account, asset)) STRICT, WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS fills (
              order_id INTEGER NOT NULL, trade_id INTEGER NOT NULL, price INTEGER NOT NULL,
              quantity INTEGER NOT NULL, quote INTEGER NOT NULL, commission INTEGER NOT NULL,
              commission_asset TEXT NOT NULL, maker INTEGER NOT NULL, time_micros INTEGER NOT NULL,
              PRIMARY KEY (order_id, trade_id)) STRICT, WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS lists (
              id INTEGER PRIMARY KEY, kind TEXT NOT NULL, symbol TEXT NOT NULL,
              account TEXT NOT NULL, client_id TEXT NOT NULL, orders TEXT NOT NULL,
              created_micros INTEGER NOT NULL, done INTEGER NOT NULL,
              rejected INTEGER NOT NULL) STRICT;
            CREATE TABLE IF NOT EXISTS trades (
              symbol TEXT NOT NULL, id INTEGER NOT NULL, price INTEGER NOT NULL,
              quantity INTEGER NOT NULL, quote INTEGER NOT NULL, time_micros INTEGER NOT NULL,
              buyer_is_maker INTEGER NOT NULL, taker_order INTEGER NOT NULL,
              PRIMARY KEY (symbol, id)) STRICT, WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS candles (
              symbol TEXT NOT NULL, open_millis INTEGER NOT NULL, open INTEGER NOT NULL,
              high INTEGER NOT NULL, low INTEGER NOT NULL, close INTEGER NOT NULL,
              volume INTEGER NOT NULL, quote_volume INTEGER NOT NULL, taker_base INTEGER NOT NULL,
              taker_quote INTEGER NOT NULL, trades INTEGER NOT NULL, first_trade INTEGER NOT NULL,
              last_trade INTEGER NOT NULL, PRIMARY KEY (symbol, open_millis)) STRICT, WITHOUT ROWID;
            """;

    private Tables() {}

    static void putBalance(Connection connection, String account, String asset, long total) {
        try (Statement put =
                connection.statement("INSERT OR REPLACE INTO balances VALUES (?,?,?)")) {
            put.bind(1, account).bind(2, asset).bind(3, total).update();
        }
    }

    /** Takes a balance. */
    interface BalanceTaker {
        void take(String account, String asset, long total);
    }

    static void eachBalance(Connection connection, BalanceTaker taker) {
        try (Statement all = connection.statement("SELECT account, asset, total FROM balances")) {
            while (all.step()) {
                taker.take(text(all, "account"), text(all, "asset"), all.getLong(2));
            }
        }
    }

    /** Drops the orders, fills and lists of an account. */
    static void forget(Connection connection, String account) {
        for (String sql :
                List.of(
                        "DELETE FROM fills WHERE order_id IN"
                                + " (SELECT id FROM orders WHERE account = ?)",
                        "DELETE FROM orders WHERE account = ?",
                        "DELETE FROM lists WHERE account = ?")) {
            try (Statement drop = connection.statement(sql)) {
                drop.bind(1, account).update();
            }
        }
    }

    static void putFill(Connection connection, SavedFill fill) {
        try (Statement put =
                connection.statement("INSERT OR REPLACE INTO fills VALUES (?,?,?,?,?,?,?,?,?)")) {
            put.bind(1, fill.orderId()).bind(2, fill.tradeId()).bind(3, fill.price());
            put.bind(4, fill.quantity()).bind(5, fill.quote()).bind(6, fill.commission());
            put.bind(7, fill.commissionAsset()).bind(8, bit(fill.maker()));
            put.bind(9, fill.timeMicros()).update();
        }
    }

    static void eachFill(Connection connection, Consumer<SavedFill> taker) {
        try (Statement all =
                connection.statement("SELECT * FROM fills ORDER BY time_micros, trade_id")) {
            while (all.step()) {
                taker.accept(
                        new SavedFill(
                                all.getLong(0),
                                all.getLong(1),
                                all.getLong(2),
                                all.getLong(3),
                                all.getLong(4),
                                all.getLong(5),
                                text(all, "commission_asset"),
                                all.getLong(7) == 1,
                                all.getLong(8)));
            }
        }
    }

    static void putList(Connection connection, SavedList list) {
        try (Statement put =
                connection.statement("INSERT OR REPLACE INTO lists VALUES (?,?,?,?,?,?,?,?,?)")) {
            String orders =
                    list.orders().stream().map(String::valueOf).collect(Collectors.joining(","));
            put.bind(1, list.id()).bind(2, list.kind().name()).bind(3, list.symbol());
            put.bind(4, list.account()).bind(5, list.clientId()).bind(6, orders);
            put.bind(7, list.createdMicros()).bind(8, bit(list.done()));
            put.bind(9, bit(list.rejected())).update();
        }
    }

    static void eachList(Connection connection, Consumer<SavedList> taker) {
        try (Statement all = connection.statement("SELECT * FROM lists ORDER BY id")) {
            while (all.step()) {
                taker.accept(
                        new SavedList(
                                all.getLong(0),
                                OrderList.Kind.valueOf(text(all, "kind")),
                                text(all, "symbol"),
                                text(all, "account"),
                                text(all, "client_id"),
                                Stream.of(text(all, "orders").split(",", -1))
                                        .map(Long::valueOf)
                                        .toList(),
                                all.getLong(6),
                                all.getLong(7) == 1,
                                all.getLong(8) == 1));
            }
        }
    }

    static void putTrade(Connection connection, String symbol, PublicTrade trade) {
        try (Statement put =
                connection.statement("INSERT OR REPLACE INTO trades VALUES (?,?,?,?,?,?,?,?)")) {
            put.bind(1, symbol).bind(2, trade.id()).bind(3, trade.price());
            put.bind(4, trade.quantity()).bind(5, trade.quote()).bind(6, trade.timeMicros());
            put.bind(7, bit(trade.buyerIsMaker())).bind(8, trade.takerOrder()).update();
        }
    }

    static List<PublicTrade> trades(Connection connection, String symbol) {
        List<PublicTrade> found = new ArrayList<>();
        try (Statement all =
                connection.statement("SELECT * FROM trades WHERE symbol = ? ORDER BY id")) {
            all.bind(1, symbol);
            while (all.step()) {
                found.add(
                        new PublicTrade(
                                all.getLong(1),
                                all.getLong(2),
                                all.getLong(3),
                                all.getLong(4),
                                all.getLong(5),
                                all.getLong(6) == 1,
                                all.getLong(7)));
            }
        }
        return found;
    }

    static void dropTradesBefore(Connection connection, String symbol, long id) {
        try (Statement drop =
                connection.statement("DELETE FROM trades WHERE symbol = ? AND id < ?")) {
            drop.bind(1, symbol).bind(2, id).update();
        }
    }

    static void putCandle(Connection connection, String symbol, Kline candle) {
        try (Statement put =
                connection.statement(
                        "INSERT OR REPLACE INTO candles VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
            put.bind(1, symbol).bind(2, candle.openMillis()).bind(3, candle.open());
            put.bind(4, candle.high()).bind(5, candle.low()).bind(6, candle.close());
            put.bind(7, candle.volume()).bind(8, candle.quoteVolume()).bind(9, candle.takerBase());
            put.bind(10, candle.takerQuote()).bind(11, candle.trades());
            put.bind(12, candle.firstTrade()).bind(13, candle.lastTrade()).update();
        }
    }

    /** The minutes of a symbol, oldest first; one in which nothing was traded may be missing. */
    static List<Kline> candles(Connection connection, String symbol, long fromMillis) {
        List<Kline> found = new ArrayList<>();
        try (Statement all =
                connection.statement(
                        "SELECT * FROM candles WHERE symbol = ? AND open_millis >= ?"
                                + " ORDER BY open_millis")) {
            all.bind(1, symbol).bind(2, fromMillis);
            while (all.step()) {
                found.add(
                        new Kline(
                                all.getLong(1),
                                all.getLong(2),
                                all.getLong(3),
                                all.getLong(4),
                                all.getLong(5),
                                all.getLong(6),
                                all.getLong(7),
                                all.getLong(8),
                                all.getLong(9),
                                all.getLong(10),
                                all.getLong(11),
                                all.getLong(12)));
            }
        }
        return found;
    }
}

package dev.tradekeep.bench.audit;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Books of any size that agree with themselves: every order bought one unit for 100 in three
 * events, of 200 instruments in turn; 20 series of minutes that are all alike, with their roll-ups.
 */
final class LargeBooks {
    private static final int SERIES = 20;
    private static final int INSTRUMENTS = 200;
    private static final int[] LEVEL_MINUTES = {5, 15, 60, 240, 1_440};

    private static final String PARENTS =
            """
            INSERT INTO exchanges (id, code, kind, created_at) VALUES (1, 'bench', 'simulated', 1);
            INSERT INTO assets (id, code, scale, created_at) VALUES (1, 'MADE', 8, 1), (2, 'UP', 2, 1);
            INSERT INTO portfolios (id, name, created_at) VALUES (1, 'bench', 1);
            INSERT INTO engines (id, name, mode, exchange_id, portfolio_id, created_at)
            VALUES (1, 'bench', 'paper', 1, 1, 1);
            INSERT INTO engine_runs (id, engine_id, strategy, status, candles, started_at)
            VALUES (1, 1, 'bench', 'running', 0, 1);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $INSTRUMENTS)
            INSERT INTO instruments (id, exchange_id, symbol, base_asset_id, quote_asset_id, price_scale,
                quantity_scale, tick_size, lot_size, min_quantity, min_notional, created_at)
            SELECT i, 1, 'MADE' || i || '/UP', 1, 2, 2, 8, 1, 1, 0, 0, 1 FROM n;
            """;
    private static final String ORDERS =
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $ORDERS)
            INSERT INTO orders (id, client_order_id, exchange_order_id, engine_run_id, portfolio_id,
                instrument_id, side, type, quantity, limit_price, status, filled_quantity,
                filled_notional, created_at, updated_at, closed_at)
            SELECT i, printf('b-%09d', i), printf('x-%09d', i), 1, 1, 1 + i % $INSTRUMENTS, 'BUY',
                'MARKET', 1, 0, 'FILLED', 1, 100, i, i, i FROM n;
            INSERT INTO order_events (order_id, sequence, event, status, payload, occurred_at)
            SELECT o.id, e.s, e.event, e.status,
                CASE e.s
                    WHEN 2 THEN printf('{"v":1,"exchangeOrderId":"%s"}', o.exchange_order_id)
                    WHEN 3 THEN printf('{"v":1,"trade":"t-%09d"}', o.id)
                END, o.id
            FROM orders AS o, (SELECT 1 AS s, 'Submitted' AS event, 'SUBMITTED' AS status
                UNION ALL SELECT 2, 'Accepted', 'ACCEPTED' UNION ALL SELECT 3, 'Filled', 'FILLED') AS e
            ORDER BY o.id, e.s;
            INSERT INTO trades (id, order_id, exchange_trade_id, portfolio_id, instrument_id, side, price,
                quantity, notional, fee, fee_asset_id, executed_at)
            SELECT id, id, printf('t-%09d', id), 1, instrument_id, 'BUY', 100, 1, 100, 0, 2, id
            FROM orders ORDER BY id;
            INSERT INTO positions (portfolio_id, instrument_id, quantity, cost, realized_pnl, updated_at)
            SELECT 1, instrument_id, count(*), 100 * count(*), 0, 1 FROM orders GROUP BY instrument_id;
            INSERT INTO position_changes (trade_id, portfolio_id, instrument_id, quantity_change, quantity,
                cost, realized_pnl, changed_at)
            SELECT id, 1, instrument_id, 1, n, 100 * n, 0, id FROM (
                SELECT id, instrument_id,
                    id / $INSTRUMENTS + (id % $INSTRUMENTS > 0) AS n FROM orders ORDER BY id);
            INSERT INTO ledger_entries (posting_id, line, portfolio_id, account, asset_id, amount, reason,
                trade_id, posted_at)
            SELECT o.id, e.line, 1, e.account, e.asset, e.amount, 'trade', o.id, o.id
            FROM orders AS o, (
                SELECT 1 AS line, 'portfolio' AS account, 1 AS asset, 1 AS amount
                UNION ALL SELECT 2, 'market', 1, -1 UNION ALL SELECT 3, 'portfolio', 2, -100
                UNION ALL SELECT 4, 'market', 2, 100) AS e
            ORDER BY o.id, e.line;
            INSERT INTO ledger_entries (posting_id, line, portfolio_id, account, asset_id, amount, reason,
                posted_at)
            SELECT $ORDERS + 1, 1, 1, 'portfolio', 2, 100 * $ORDERS, 'deposit', 1
            UNION ALL SELECT $ORDERS + 1, 2, 1, 'external', 2, -100 * $ORDERS, 'deposit', 1;
            INSERT INTO balances (portfolio_id, asset_id, amount, updated_at)
            VALUES (1, 1, $ORDERS, 1), (1, 2, 0, 1);
            """;
    private static final String CANDLES =
            """
            INSERT INTO candle_series (id, instrument_id, interval_micros, source, volume_scale, candles,
                first_open_time, last_open_time)
            VALUES ($ID, $ID, 60000000, 'bench', 0, $COUNT, 0, 60000000 * ($COUNT - 1));
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $COUNT - 1)
            INSERT INTO candles (series_id, open_time, open, high, low, close, volume)
            SELECT $ID, 60000000 * i, 100, 105, 95, 101, 1 FROM n;
            """;
    private static final String ROLLUPS =
            """
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE (i + 1) * $M < $COUNT)
            INSERT INTO candle_rollups (series_id, interval_micros, open_time, open, high, low, close,
                volume, candles)
            SELECT $ID, 60000000 * $M, 60000000 * $M * i, 100, 105, 95, 101, min($M, $COUNT - $M * i),
                min($M, $COUNT - $M * i) FROM n;
            """;

    /** The hour of the newest candle and the 23 before it. */
    private static final String LAST_DAYS =
            """
            INSERT INTO candle_statistics (series_id, from_time, open, high, low, close, volume, candles)
            SELECT s.id, s.last_open_time / 3600000000 * 3600000000 - 82800000000, 100, 105, 95, 101, c.n, c.n
            FROM candle_series AS s JOIN (
                SELECT d.id, min(d.candles, (d.last_open_time % 3600000000) / 60000000 + 1381) AS n
                FROM candle_series AS d) AS c ON c.id = s.id
            """;

    private static final String INDEXES =
            """
            SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
                AND tbl_name IN ('orders', 'trades', 'ledger_entries', 'position_changes')\
            """;

    private LargeBooks() {}

    /** Makes a new file; it is closed and analysed. */
    static void make(Path file, int orders, int candles) {
        Database.open(file, Duration.ZERO, InstantSource.system()).close();
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            // It is rebuilt when the machine fails meanwhile: nothing has to be durable.
            connection.execute(
                    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000");
            List<String> indexes = dropIndexes(connection);
            connection.execute("BEGIN");
            connection.execute(PARENTS.replace("$INSTRUMENTS", Integer.toString(INSTRUMENTS)));
            connection.execute(
                    ORDERS.replace("$INSTRUMENTS", Integer.toString(INSTRUMENTS))
                            .replace("$ORDERS", Integer.toString(orders)));
            for (int series = 1; series <= SERIES; series++) {
                addSeries(connection, series, candles / SERIES);
            }
            connection.execute(LAST_DAYS);
            indexes.forEach(connection::execute);
            connection.execute("COMMIT");
            connection.execute("PRAGMA analysis_limit=1000; ANALYZE; PRAGMA journal_mode=WAL");
        }
    }

    private static void addSeries(Connection connection, int id, int count) {
        String series = Integer.toString(id);
        String rows = Integer.toString(count);
        connection.execute(CANDLES.replace("$ID", series).replace("$COUNT", rows));
        for (int minutes : LEVEL_MINUTES) {
            connection.execute(
                    ROLLUPS.replace("$ID", series)
                            .replace("$COUNT", rows)
                            .replace("$M", Integer.toString(minutes)));
        }
    }

    /** Returns what makes them again. */
    private static List<String> dropIndexes(Connection connection) {
        List<String> names = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        try (Statement select = connection.prepare(INDEXES)) {
            while (select.step()) {
                names.add(String.valueOf(select.getText(0)));
                statements.add(String.valueOf(select.getText(1)));
            }
        }
        names.forEach(name -> connection.execute("DROP INDEX " + name));
        return statements;
    }
}

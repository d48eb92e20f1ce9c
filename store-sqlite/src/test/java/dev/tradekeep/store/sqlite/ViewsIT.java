package dev.tradekeep.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The readable views, seen with this build's SQLite and with the sqlite3 shell. */
@ExtendWith(LeakCheck.class)
class ViewsIT extends BooksIT {
    private static final int SCALE_MAX = 18;

    /** 2026-01-02T03:04:05.000006Z. */
    private static final String SHIB_BOOKS =
            """
            INSERT INTO exchanges VALUES (1, 'sim', 'simulated', 0);
            INSERT INTO assets VALUES (1, 'SHIB', 0, 0), (2, 'USD', 2, 0), (3, 'ETH', 18, 0);
            INSERT INTO instruments (id, exchange_id, symbol, base_asset_id, quote_asset_id,
                price_scale, quantity_scale, tick_size, lot_size, min_quantity, min_notional,
                created_at) VALUES
                (1, 1, 'SHIB/USD', 1, 2, 8, 0, 1, 1, 0, 0, 0),
                (2, 1, 'ETH/USD', 3, 2, 18, 18, 1, 1, 0, 0, 0);
            INSERT INTO portfolios VALUES (1, 'main', 0, NULL);
            INSERT INTO engines (id, name, mode, exchange_id, portfolio_id, created_at)
                VALUES (1, 'engine', 'backtest', 1, 1, 0);
            INSERT INTO engine_runs (id, engine_id, strategy, status, candles, started_at)
                VALUES (1, 1, 'hold', 'running', 0, 0);
            INSERT INTO orders (id, client_order_id, exchange_order_id, engine_run_id, portfolio_id,
                instrument_id, side, type, quantity, limit_price, status, filled_quantity,
                filled_notional, created_at, updated_at) VALUES
                (1, 'c-1', 'x-1', 1, 1, 1, 'BUY', 'LIMIT', 1500, 34, 'PARTIALLY_FILLED', 500, 7,
                    1767323045000006, 1767323046000000),
                (2, 'c-2', NULL, 1, 1, 2, 'SELL', 'MARKET', 1, 0, 'SUBMITTED', 0, 0,
                    1767323045000006, 1767323045000006);
            INSERT INTO trades (id, order_id, exchange_trade_id, portfolio_id, instrument_id, side,
                price, quantity, notional, fee, fee_asset_id, executed_at) VALUES
                (9, 1, 't-1', 1, 1, 'BUY', 34, 500, 7, -1, 2, 1767323045000006);
            INSERT INTO positions
                (portfolio_id, instrument_id, quantity, cost, realized_pnl, updated_at) VALUES
                (1, 1, 500, 17, -123456, 1767323045000006),
                (1, 2, -1, -5, 0, 1767323045000006);
            INSERT INTO ledger_entries VALUES
                (1, 1, 1, 'portfolio', 2, -7, 'trade', 9, 1767323045000006),
                (1, 2, 1, 'market', 2, 7, 'trade', 9, 1767323045000006);
            INSERT INTO candle_series (id, instrument_id, interval_micros, source, volume_scale, candles,
                first_open_time, last_open_time) VALUES
                (1, 1, 60000000, 'file', 18, 2, -60000000, 1767323040000000);
            INSERT INTO candles VALUES
                (1, -60000000, 34, 35, 33, 34, 0),
                (1, 1767323040000000, 9223372036854775807, 9223372036854775807, 1, 1,
                    9223372036854775807);
            """;

    @Test
    void showCandles() throws IOException {
        PlainSql.run(path(), SHIB_BOOKS);

        assertSeen(
                "SELECT * FROM v_candles ORDER BY open_time",
                "SHIB/USD|file|60|1969-12-31T23:59:00.000000Z|0.00000034|0.00000035|0.00000033"
                        + "|0.00000034|0.000000000000000000",
                "SHIB/USD|file|60|2026-01-02T03:04:00.000000Z|92233720368.54775807"
                        + "|92233720368.54775807|0.00000001|0.00000001|9.223372036854775807");
    }

    @Test
    void showOrders() throws IOException {
        PlainSql.run(path(), SHIB_BOOKS);

        assertSeen(
                "SELECT client_order_id, exchange_order_id, portfolio, symbol, side, type,"
                        + " limit_price, status, filled_notional, created_at, updated_at"
                        + " FROM v_orders ORDER BY client_order_id",
                "c-1|x-1|main|SHIB/USD|BUY|LIMIT|0.00000034|PARTIALLY_FILLED|0.07"
                        + "|2026-01-02T03:04:05.000006Z|2026-01-02T03:04:06.000000Z",
                "c-2||main|ETH/USD|SELL|MARKET||SUBMITTED|0.00"
                        + "|2026-01-02T03:04:05.000006Z|2026-01-02T03:04:05.000006Z");
        assertSeen(
                "SELECT quantity, filled_quantity FROM v_orders WHERE client_order_id = 'c-2'",
                "0.000000000000000001|0.000000000000000000");
        assertExact(
                seen("SELECT quantity FROM v_orders WHERE client_order_id = 'c-1'").getFirst(),
                1500,
                0);
        assertExact(
                seen("SELECT filled_quantity FROM v_orders WHERE client_order_id = 'c-1'")
                        .getFirst(),
                500,
                0);
    }

    @Test
    void showTrades() throws IOException {
        PlainSql.run(path(), SHIB_BOOKS);

        assertSeen(
                "SELECT id, client_order_id, exchange_trade_id, portfolio, symbol, side, price,"
                        + " notional, fee, fee_asset, executed_at FROM v_trades",
                "9|c-1|t-1|main|SHIB/USD|BUY|0.00000034|0.07|-0.01|USD"
                        + "|2026-01-02T03:04:05.000006Z");
        assertExact(seen("SELECT quantity FROM v_trades").getFirst(), 500, 0);
    }

    @Test
    void showPositions() throws IOException {
        PlainSql.run(path(), SHIB_BOOKS);

        assertSeen(
                "SELECT portfolio, symbol, cost, realized_pnl, quote_asset, updated_at"
                        + " FROM v_positions ORDER BY symbol",
                "main|ETH/USD|-0.05|0.00|USD|2026-01-02T03:04:05.000006Z",
                "main|SHIB/USD|0.17|-1234.56|USD|2026-01-02T03:04:05.000006Z");
        assertSeen(
                "SELECT quantity FROM v_positions WHERE symbol = 'ETH/USD'",
                "-0.000000000000000001");
        assertExact(
                seen("SELECT quantity FROM v_positions WHERE symbol = 'SHIB/USD'").getFirst(),
                500,
                0);
    }

    @Test
    void showLedgerEntries() throws IOException {
        PlainSql.run(path(), SHIB_BOOKS);

        assertSeen(
                "SELECT * FROM v_ledger_entries ORDER BY posting_id, line",
                "1|1|main|portfolio|USD|-0.07|trade|9|2026-01-02T03:04:05.000006Z",
                "1|2|main|market|USD|0.07|trade|9|2026-01-02T03:04:05.000006Z");
    }

    @Test
    void showBalancesOfEveryScaleExactly() throws IOException {
        PlainSql.run(
                path(),
                """
                INSERT INTO portfolios VALUES (1, 'main', 0, NULL);
                INSERT INTO assets SELECT 1 + scale, 'A' || scale, scale, 0 FROM decimal_scales;
                INSERT INTO balances SELECT 1, id, 0, 1767323045000006 FROM assets;
                """);
        for (long amount :
                new long[] {0, 1, -1, 34, -10, 1_000_000, Long.MAX_VALUE, -Long.MAX_VALUE}) {
            PlainSql.run(path(), "UPDATE balances SET amount = " + amount);
            List<String> shown =
                    seen("SELECT amount FROM v_balances ORDER BY length(asset), asset");

            assertThat(shown).hasSize(SCALE_MAX + 1);
            for (int scale = 0; scale <= SCALE_MAX; scale++) {
                assertExact(shown.get(scale), amount, scale);
            }
        }
        assertSeen(
                "SELECT portfolio, asset, updated_at FROM v_balances WHERE asset = 'A0'",
                "main|A0|2026-01-02T03:04:05.000006Z");
    }

    private static void assertExact(String shown, long units, int scale) {
        assertThat(new BigDecimal(shown))
                .as("%s units of scale %s", units, scale)
                .isEqualByComparingTo(BigDecimal.valueOf(units, scale));
        assertThat(shown).matches("-?(0|[1-9][0-9]*)[.]?[0-9]*");
    }

    private void assertSeen(String sql, String... wanted) throws IOException {
        assertThat(seen(sql)).containsExactly(wanted);
    }

    /** What both see, which must be the same. */
    private List<String> seen(String sql) throws IOException {
        List<String> ours = rows(sql);
        assertThat(shell(sql)).as("what the sqlite3 shell shows").isEqualTo(ours);
        return ours;
    }

    private List<String> shell(String sql) throws IOException {
        Process shell =
                new ProcessBuilder("sqlite3", "-readonly", path().toString(), sql)
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader output = shell.inputReader()) {
            return output.lines().toList();
        }
    }
}

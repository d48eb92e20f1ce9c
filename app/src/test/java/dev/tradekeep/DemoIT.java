package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code tradekeep demo}, and what the sqlite3 program finds in the file it wrote. */
final class DemoIT {
    private static final int WAVE_MINUTES = 600;
    private static final String TRADES = "SELECT * FROM v_trades ORDER BY id";
    private static final String CANDLES = "SELECT * FROM candles ORDER BY series_id, open_time";

    @TempDir Path folder;

    @Test
    void saysWhatFixedTheDecimalsOfAnInstrument(@TempDir Path scratch) throws Exception {
        Path database = scratch.resolve("t.db");
        Path candles =
                Files.writeString(
                        scratch.resolve("btc-usd-1m.csv"),
                        """
                        timestamp,open,high,low,close,volume
                        2025-01-01T00:00:00Z,100.125,101,100,100.7,1
                        2025-01-01T00:01:00Z,100.125,101,100,100.7,1
                        """);
        assertThat(CommandRun.of(scratch, "demo", "--db", database).exitCode()).isZero();

        CommandRun refused = CommandRun.of(scratch, "demo", "--db", database, "--candles", candles);

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err())
                .contains("found 3 in \"100.125\"", "BTC/USD have 2 decimals", "--db", "CONFLICT");
    }

    @Test
    void tradesASeriesThatIsThere(@TempDir Path scratch) throws Exception {
        Path database = scratch.resolve("t.db");
        Path candles = SampleCandles.wave(scratch.resolve("eth-usd-1m.csv"), WAVE_MINUTES);
        assertThat(
                        CommandRun.of(
                                        scratch,
                                        "market",
                                        "import",
                                        "candles",
                                        candles,
                                        "--instrument",
                                        "ETH/USD",
                                        "--db",
                                        database)
                                .exitCode())
                .isZero();

        CommandRun run = CommandRun.of(scratch, "demo", "--series", 1, "--db", database);
        CommandRun none = CommandRun.of(scratch, "demo", "--series", 2, "--db", database);
        CommandRun both =
                CommandRun.of(
                        scratch, "demo", "--series", 1, "--candles", candles, "--db", database);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("of ETH/USD", "series 1 from eth-usd-1m.csv");
        assertThat(SqliteShell.query(database, "SELECT series_id FROM backtests"))
                .containsExactly("1");
        assertThat(none.err()).contains("found none of number 2", "NOT_FOUND");
        assertThat(both.err()).contains("Wanted --series alone, found --candles");
    }

    @Test
    void tellsTheSizeOfTheFileThatItLeaves(@TempDir Path scratch) throws Exception {
        Path database = scratch.resolve("t.db");
        CommandRun run = CommandRun.of(scratch, "demo", "--db", database);
        assertThat(run.out())
                .contains(
                        database.toRealPath() + ", " + Numbers.bytes(Files.size(database)) + "\n");
    }

    @Test
    void tradesAFileAndSaysWhatTheBooksSay() throws Exception {
        Path database = folder.resolve("t.db");
        Path candles = SampleCandles.wave(folder.resolve("eth-usd-1m.csv"), WAVE_MINUTES);
        JsonNode told = json(demo(database, "--candles", candles, "--json"));

        assertThat(told.get("instrument").asString()).isEqualTo("ETH/USD");
        assertThat(told.get("interval").asString()).isEqualTo("1m");
        assertThat(told.get("first").asString()).startsWith("2025-01-01T00:00:00");
        assertThat(told.get("balanced").asBoolean()).isTrue();
        assertThat(told.get("checks")).hasSize(22);
        assertThat(told.get("trades").asInt()).isGreaterThan(10);
        assertAgrees(told, database, "candles", "SELECT count(*) FROM candles");
        assertAgrees(told, database, "orders", "SELECT count(*) FROM orders");
        assertAgrees(told, database, "trades", "SELECT count(*) FROM trades");
        assertAgrees(
                told, database, "denied", "SELECT count(*) FROM orders WHERE status = 'DENIED'");
        assertAgrees(
                told, database, "expired", "SELECT count(*) FROM orders WHERE status = 'EXPIRED'");
        assertAgrees(
                told,
                database,
                "fees",
                "SELECT printf('%d.%08d', sum(fee) / 100000000, sum(fee) % 100000000) FROM trades");
        assertAgrees(told, database, "portfolio", "SELECT name FROM portfolios");
        // Cash and what is held at the last close, in SQL alone: prices have one decimal.
        assertAgrees(
                told,
                database,
                "endEquity",
                """
                WITH e AS (
                    SELECT b.amount + (SELECT quantity FROM positions)
                        * (SELECT close FROM candles ORDER BY open_time DESC LIMIT 1) / 10 AS units
                    FROM balances AS b JOIN assets AS a ON a.id = b.asset_id WHERE a.code = 'USD')
                SELECT printf('%d.%08d', units / 100000000, units % 100000000) FROM e\
                """);
        JsonNode statistics = told.get("statistics");
        assertAgrees(statistics, database, "trades", "SELECT count(*) FROM backtest_trades");
        assertThat(statistics.get("return").asDouble()).isBetween(-1.0, 1.0);
        assertThat(statistics.get("sharpe").get("na").asString()).contains("10 whole periods");
        assertThat(told.get("benchmark").get("hold").get("exposure").asDouble()).isPositive();
        JsonNode booked =
                json(
                        CommandRun.of(
                                folder,
                                "performance",
                                "show",
                                "backtest-1",
                                "--json",
                                "--db",
                                database));
        assertThat(booked.get("statistics").get("sqn")).isEqualTo(statistics.get("sqn"));
        assertThat(booked.get("parts")).hasSize(1);
        assertThat(SqliteShell.query(database, "SELECT strategy, status, candles FROM engine_runs"))
                .containsExactly(
                        "crossover:fast=3,slow=7,stake-bps=9500|completed|" + WAVE_MINUTES);
        SqliteShell.assertSound(database);
    }

    @Test
    void tradesMadeUpCandlesWhenGivenNone() throws Exception {
        Path database = folder.resolve("t.db");
        CommandRun demo = CommandRun.of(folder, "demo", "--db", database);
        assertThat(demo.exitCode()).as(demo.err()).isZero();
        assertThat(demo.err()).isEmpty();
        assertThat(demo.out())
                .contains(
                        "43,200 of BTC/USD, one a 1m, 2025-01-01",
                        "made up (synthetic, seed 1); --candles FILE takes real ones",
                        "crossover on a simulated exchange",
                        "✓ every position is the sum of its trades",
                        "✓ every posting of the ledger sums to zero for each asset",
                        database.toRealPath().toString())
                .doesNotContain("✗");
        assertThat(SqliteShell.value(database, "SELECT count(*) FROM candles")).isEqualTo("43200");
        SqliteShell.assertSound(database);

        Path other = folder.resolve("other.db");
        assertThat(demo(other, "--seed", 2).exitCode()).isZero();
        assertThat(SqliteShell.query(other, CANDLES))
                .isNotEqualTo(SqliteShell.query(database, CANDLES));
    }

    @Test
    void tellsWhatItDidWithAFile() throws Exception {
        Path candles = SampleCandles.csv(folder.resolve("odd name.csv"), SampleCandles.FIVE);
        CommandRun demo = demo(folder.resolve("t.db"), "--candles", candles);
        assertThat(demo.out())
                .contains(
                        "5 of BASE/USD",
                        "5 new from odd name.csv, 0 there before, 0 gaps, times in",
                        "orders       0, of which 0 denied",
                        "PnL          0.00 USD (0.00 %), from 100,000.00 USD to 100,000.00 USD");
    }

    @Test
    void tradesTheSameInAnotherFile() throws Exception {
        Path candles = SampleCandles.wave(folder.resolve("eth-usd-1m.csv"), WAVE_MINUTES);
        demo(folder.resolve("a.db"), "--candles", candles);
        demo(folder.resolve("b.db"), "--candles", candles);
        List<String> trades = SqliteShell.query(folder.resolve("a.db"), TRADES);
        assertThat(trades).hasSizeGreaterThan(10);
        assertThat(SqliteShell.query(folder.resolve("b.db"), TRADES)).isEqualTo(trades);
    }

    @Test
    void secondRunInTheSameFileAddsARunAndNoCandle() throws Exception {
        Path database = folder.resolve("t.db");
        Path candles = SampleCandles.wave(folder.resolve("eth-usd-1m.csv"), WAVE_MINUTES);
        JsonNode first = json(demo(database, "--candles", candles, "--json"));
        List<String> before = SqliteShell.query(database, CANDLES);
        JsonNode second = json(demo(database, "--candles", candles, "--json"));

        assertThat(SqliteShell.query(database, CANDLES)).isEqualTo(before);
        assertThat(SqliteShell.value(database, "SELECT count(*) FROM engine_runs")).isEqualTo("2");
        assertThat(second.get("portfolio")).isNotEqualTo(first.get("portfolio"));
        for (String same : List.of("candles", "orders", "trades", "fees", "endEquity")) {
            assertThat(second.get(same)).as(same).isEqualTo(first.get(same));
        }
        String numbers =
                "SELECT side, price, quantity, fee, executed_at FROM v_trades WHERE portfolio = ";
        assertThat(SqliteShell.query(database, numbers + "'backtest-2' ORDER BY id"))
                .isEqualTo(SqliteShell.query(database, numbers + "'backtest-1' ORDER BY id"));
        SqliteShell.assertSound(database);
    }

    @Test
    void statusTellsWhatTheDemoLeft() throws Exception {
        Path database = folder.resolve("t.db");
        Path candles = SampleCandles.csv(folder.resolve("eth-usd-1m.csv"), SampleCandles.FIVE);
        demo(database, "--candles", candles);
        CommandRun status = CommandRun.of(folder, "db", "status", "--db", database);
        assertThat(status.exitCode()).isZero();
        assertThat(status.out())
                .contains(
                        "ETH/USD 1m from eth-usd-1m.csv: 5, 2025-01-01T00:00:00",
                        "journal_mode = wal",
                        "foreign_keys = 1");
        JsonNode json = json(CommandRun.of(folder, "db", "status", "--db", database, "--json"));
        assertThat(json.get("series").get(0).get("candles").asInt()).isEqualTo(5);
        assertThat(json.get("tables").asString())
                .isEqualTo(
                        SqliteShell.value(
                                database,
                                "SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                                        + " AND type IN ('table', 'virtual')"
                                        + " AND name NOT LIKE 'sqlite%'"));
        assertThat(json.get("sizeBytes").asLong()).isEqualTo(Files.size(database));
    }

    @Test
    void initMakesTheDatabaseOnce() throws Exception {
        Path database = folder.resolve("t.db");
        JsonNode first = json(CommandRun.of(folder, "db", "init", "--db", database, "--json"));
        assertThat(first.get("applied")).hasSize(first.get("migrations").asInt());
        String before = SqliteShell.dump(database);
        CommandRun second = CommandRun.of(folder, "db", "init", "--db", database);
        assertThat(second.out())
                .contains("has all " + first.get("migrations").asInt() + " migrations")
                .doesNotContain("Applied now");
        assertThat(SqliteShell.dump(database)).isEqualTo(before);
    }

    private CommandRun demo(Path database, Object... more) {
        Object[] arguments = new Object[more.length + 5];
        arguments[0] = "demo";
        arguments[1] = "--db";
        arguments[2] = database;
        arguments[3] = "--strategy";
        arguments[4] = "crossover:fast=3,slow=7";
        System.arraycopy(more, 0, arguments, 5, more.length);
        CommandRun run = CommandRun.of(folder, arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static JsonNode json(CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private static void assertAgrees(JsonNode told, Path database, String name, String sql)
            throws IOException, InterruptedException {
        assertThat(told.get(name).asString()).as(name).isEqualTo(SqliteShell.value(database, sql));
    }
}

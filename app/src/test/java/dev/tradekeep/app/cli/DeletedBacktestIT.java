package dev.tradekeep.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backtest goes with every row of it, and no row of another. */
final class DeletedBacktestIT {
    private static final List<String> TABLES =
            List.of(
                    "backtests",
                    "backtest_trades",
                    "backtest_equity",
                    "balances",
                    "engines",
                    "engine_events",
                    "engine_runs",
                    "equity_snapshots",
                    "ledger_entries",
                    "order_events",
                    "orders",
                    "performance_daily",
                    "portfolios",
                    "position_changes",
                    "positions",
                    "risk_events",
                    "signals",
                    "trades");

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void leavesTheBooksAsTheyWereBefore() {
        assertThat(run("demo")).isZero();
        Map<String, String> before = counts();
        assertThat(run("demo", "--strategy", "crossover:fast=5,slow=15")).isZero();
        assertThat(counts()).isNotEqualTo(before);

        assertThat(run("backtest", "delete", "2", "--json")).isZero();

        assertThat(out.toString()).contains("engine and portfolio backtest-2");
        assertThat(counts()).isEqualTo(before);
        assertThat(run("db", "audit")).isZero();
        assertThat(run("list", "audit-log")).isZero();
        assertThat(out.toString()).contains("backtest.delete");
        assertThat(run("backtest", "delete", "2")).isEqualTo(3);
        assertThat(err.toString()).contains("There is no backtest \"2\"");
    }

    @Test
    void isNamed() {
        assertThat(run("backtest", "delete")).isEqualTo(2);
        assertThat(run("portfolio", "archive")).isEqualTo(2);

        assertThat(err.toString()).contains("Missing required parameter: 'ID'", "'NAME'");
    }

    @Test
    void goesByTheNameOfItsEngineToo() {
        assertThat(run("demo")).isZero();

        assertThat(run("engine", "delete", "backtest-1")).isZero();

        assertThat(counts().values()).containsOnly("0");
    }

    private Map<String, String> counts() {
        Map<String, String> counts = new LinkedHashMap<>();
        for (String table : TABLES) {
            counts.put(table, PlainSql.row(file(), "SELECT count(*) FROM " + table));
        }
        return counts;
    }

    private Path file() {
        return folder.resolve("t.db");
    }

    private int run(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--db", file().toString()));
        return CommandTree.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                folder,
                line.toArray(String[]::new));
    }
}

package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks into a database with the sqlite3 program, which shares no code with ours. */
final class SqliteShell {
    private SqliteShell() {}

    /** Runs a statement: a line a row, the columns parted by a bar. */
    static List<String> query(Path database, String sql) throws IOException, InterruptedException {
        return run(database.toString(), sql).lines().toList();
    }

    /** The one value of a query. */
    static String value(Path database, String sql) throws IOException, InterruptedException {
        return run(database.toString(), sql).strip();
    }

    /** The whole database as SQL. */
    static String dump(Path database) throws IOException, InterruptedException {
        return run("-readonly", database.toString(), ".dump");
    }

    /** Holds the file to SQLite's own checks and the books to ours, in plain SQL. */
    static void assertSound(Path database) throws IOException, InterruptedException {
        assertThat(query(database, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(query(database, "PRAGMA foreign_key_check")).isEmpty();
        assertThat(
                        query(
                                database,
                                "SELECT portfolio_id, asset_id, sum(amount) FROM ledger_entries"
                                        + " GROUP BY 1, 2 HAVING sum(amount) <> 0"))
                .as("the ledger sums to zero for each asset")
                .isEmpty();
        assertThat(
                        query(
                                database,
                                """
                                SELECT portfolio_id, asset_id, amount FROM balances
                                EXCEPT
                                SELECT portfolio_id, asset_id, sum(amount) FROM ledger_entries
                                WHERE account = 'portfolio' GROUP BY 1, 2\
                                """))
                .as("every balance is the sum of its entries")
                .isEmpty();
        String positions = "SELECT portfolio_id, instrument_id, quantity FROM positions";
        String trades =
                "SELECT portfolio_id, instrument_id, sum(iif(side = 'BUY', quantity, -quantity))"
                        + " FROM trades GROUP BY 1, 2";
        assertThat(query(database, positions + " EXCEPT " + trades)).isEmpty();
        assertThat(query(database, trades + " EXCEPT " + positions)).isEmpty();
        assertThat(
                        query(
                                database,
                                "SELECT s.id FROM candle_series AS s WHERE candles <>"
                                        + " (SELECT count(*) FROM candles WHERE series_id = s.id)"))
                .as("the catalogue counts its candles")
                .isEmpty();
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sqlite3", "-batch"));
        // Whoever has the file at the moment may hold it to itself for a while.
        command.addAll(List.of("-cmd", ".timeout 60000"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}

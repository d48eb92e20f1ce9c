package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tradekeep list} over the books of a demo. */
class ListIT {
    @TempDir static Path folder;
    private static Path books;

    @BeforeAll
    static void trade() throws Exception {
        books = folder.resolve("books.db");
        Path candles = SampleCandles.wave(folder.resolve("wave.csv"), 2_000);
        assertThat(
                        CommandRun.of(
                                        folder,
                                        "demo",
                                        "--db",
                                        books,
                                        "--candles",
                                        candles,
                                        "--instrument",
                                        "BTC/USD")
                                .exitCode())
                .isZero();
    }

    @Test
    void listsEveryOrderOncePageByPage() {
        String whole = list("orders", "--limit", 1000, "--csv").out();
        CommandRun page = list("orders", "--limit", 4, "--csv");
        StringBuilder pieces = new StringBuilder(page.out());
        while (page.err().contains("--after ")) {
            String cursor = page.err().substring(page.err().indexOf("--after ") + 8).strip();
            page = list("orders", "--limit", 4, "--csv", "--after", cursor);
            pieces.append(page.out().substring(page.out().indexOf('\n') + 1));
        }

        assertThat(pieces.toString()).isEqualTo(whole);
        assertThat(whole.lines().count()).isGreaterThan(10);
    }

    @Test
    void writesDecimalsAsTextAndCountsAsNumbers() {
        assertThat(list("trades", "--limit", 1, "--json").out())
                .containsPattern("\"id\":[0-9]+,")
                .containsPattern("\"price\":\"[0-9]+\\.[0-9]+\"")
                .containsPattern("\"next\":\"[0-9]+\"");
        assertThat(list("orders", "--open", "--portfolio", "backtest-1", "--json").out().strip())
                .isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void alignsATableForPeople() {
        String table = list("portfolios").out();

        assertThat(table.lines().findFirst().orElseThrow())
                .matches("name +created_at +archived_at");
        assertThat(table).contains("backtest-1  20");
    }

    @Test
    void readsWhileItsOwnerWrites() throws Exception {
        try (HeldDatabase owner = HeldDatabase.hold(books)) {
            assertThat(owner.pid()).isPositive();
            assertThat(list("trades", "--limit", 1).exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "orders --portfolio nope, 3, There is no portfolio",
        "orders --run x, 3, Wanted a whole number for run",
        "orders --limit x, 2, Invalid value for option '--limit'",
        "orders --limit 0, 3, Wanted 1 to 1000 rows",
        "orders --after yesterday, 3, Wanted the cursor",
        "orders --json --csv, 3, Wanted --json or --csv",
        "orders --portfolio backtest-1 --run 1, 3, orders cannot be listed by portfolio + run",
        "candles, 3, candles cannot be listed without a filter",
        "order, 2, Did you mean 'orders'",
        "orders --portfolo x, 2, Did you mean '--portfolio'",
    })
    void refusesWhatItCannotList(String line, int exitCode, String message) {
        CommandRun run = list((Object[]) line.split(" ", -1));

        assertThat(run.err()).contains(message);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }

    private static CommandRun list(Object... arguments) {
        Object[] line = new Object[arguments.length + 3];
        line[0] = "list";
        line[1] = "--db";
        line[2] = books;
        System.arraycopy(arguments, 0, line, 3, arguments.length);
        return CommandRun.of(folder, line);
    }
}

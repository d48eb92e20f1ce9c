package dev.tradekeep.app.cli.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.cli.CommandTree;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sqlite.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a spreadsheet would run, in lists and exports. */
final class CsvSafeIT {
    private static final String NAME = "=HYPERLINK(\"x\")";
    private static final String EXACT = "\"=HYPERLINK(\"\"x\"\")\"";
    private static final String SAFE = "\"'=HYPERLINK(\"\"x\"\")\"";

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeAPortfolioWithAFormulaForAName() {
        try (Database database =
                Database.open(folder.resolve("t.db"), Duration.ZERO, InstantSource.system())) {
            database.write(
                    Durability.FORCED,
                    transaction -> new PortfolioRepository(transaction).ensure(NAME, 1));
        }
    }

    @Test
    void listsItAsAText() {
        assertThat(run("list", "portfolios", "--csv")).isZero();
        assertThat(out.toString()).contains("\n" + EXACT + ",");
        out.getBuffer().setLength(0);

        assertThat(run("list", "portfolios", "--csv-safe")).isZero();
        assertThat(out.toString()).contains("\n" + SAFE + ",");
    }

    @Test
    void exportsItAsATextAndNumbersAsTheyAre() throws Exception {
        String sql = "SELECT name, -1 AS a, '-2.5' AS b, '-x' AS c FROM portfolios";

        assertThat(run("db", "export", sql, "--csv-safe")).isZero();
        assertThat(out.toString()).isEqualTo("name,a,b,c\n" + SAFE + ",-1,-2.5,'-x\n");

        Path file = folder.resolve("rows.csv");
        assertThat(run("db", "export", sql, "--csv-safe", "--output", file.toString())).isZero();
        assertThat(Files.readString(file)).isEqualTo(out.toString());
    }

    @Test
    void isForCsvAlone() {
        assertThat(run("db", "export", "portfolios", "--format", "json", "--csv-safe"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Wanted --csv-safe with --format csv, found json");
        assertThat(run("list", "portfolios", "--json", "--csv-safe")).isEqualTo(3);
    }

    private int run(String... args) {
        String[] line = new String[args.length + 2];
        System.arraycopy(args, 0, line, 0, args.length);
        line[args.length] = "--db";
        line[args.length + 1] = folder.resolve("t.db").toString();
        return CommandTree.run(
                new PrintWriter(out, true), new PrintWriter(err, true), folder, line);
    }
}

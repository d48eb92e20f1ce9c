package dev.tradekeep.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demonstration brings files in by the rules of an import, and says what it adds. */
final class DemoRulesIT {
    private static final long FIRST_SECOND = 1_735_689_600L;
    private static final int CANDLES = 400;

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhatEachRunAdds() {
        assertThat(run("demo")).isZero();
        assertThat(out.toString()).contains("engine, portfolio and backtest backtest-1");
        assertThat(run("demo")).isZero();
        assertThat(out.toString())
                .contains("engine, portfolio and backtest backtest-2", "engine delete backtest-2");

        assertThat(sql("SELECT count(*) FROM engines")).isEqualTo("2");
        assertThat(sql("SELECT count(*) FROM candle_series WHERE source LIKE 'synthetic%'"))
                .isEqualTo("1");
    }

    @Test
    void filesOfOneInstrumentAndIntervalJoinOneSeries() throws IOException {
        assertThat(run("demo", "--candles", file("btc-usd-1.csv", 0, "5.25"))).isZero();
        assertThat(run("demo", "--candles", file("btc-usd-2.csv", CANDLES, "5.5"))).isZero();

        assertThat(out.toString()).contains("of the series \"btc-usd-1.csv\"");
        assertThat(sql("SELECT group_concat(source) FROM candle_series"))
                .isEqualTo("btc-usd-1.csv");
        assertThat(sql("SELECT count(*) FROM candles")).isEqualTo(Integer.toString(2 * CANDLES));
    }

    @Test
    void aFileJoinsASeriesOfItsOwnWhenItIsNamed() throws IOException {
        assertThat(run("demo", "--candles", file("btc-usd-1.csv", 0, "5.25"))).isZero();
        String other = file("btc-usd-2.csv", CANDLES, "5.5");

        assertThat(run("demo", "--candles", other, "--source", "other")).isZero();

        assertThat(sql("SELECT group_concat(source) FROM candle_series"))
                .isEqualTo("btc-usd-1.csv,other");
    }

    @Test
    void refusesWhatIsSaidOfAFileWithoutOne() {
        assertThat(run("demo", "--source", "mine")).isEqualTo(2);
        assertThat(run("demo", "--instrument", "BTC/USD")).isEqualTo(2);

        assertThat(err.toString()).contains("with --candles, found one of them alone");
    }

    @Test
    void noFileJoinsMadeUpCandles() throws IOException {
        assertThat(run("demo")).isZero();
        String real = file("btc-usd.csv", 0, "5.25");

        assertThat(run("market", "import", "candles", real, "--instrument", "BTC/USD"))
                .as(err.toString())
                .isZero();
        assertThat(run("demo", "--candles", real)).as(err.toString()).isZero();

        assertThat(sql("SELECT count(*) FROM candle_series WHERE source = 'btc-usd.csv'"))
                .isEqualTo("1");
        assertThat(sql("SELECT count(DISTINCT series_id) FROM candles")).isEqualTo("2");
    }

    @Test
    void refusesVolumesThatDoNotFitAsAnImportDoes() throws IOException {
        String wide = file("btc-usd.csv", 0, "12345678901234567.123456789012345");

        int imported = run("market", "import", "candles", wide, "--instrument", "BTC/USD");
        String why = err.toString();
        err.getBuffer().setLength(0);
        assertThat(run("demo", "--candles", wide)).isEqualTo(imported).isNotZero();
        assertThat(err.toString()).isEqualTo(why).contains("--round-volume");

        assertThat(run("demo", "--candles", wide, "--round-volume")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("400 volumes rounded");
    }

    private String file(String name, int from, String volume) throws IOException {
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close,volume"));
        for (int i = from; i < from + CANDLES; i++) {
            int price = 100 + i % 7;
            lines.add(
                    (FIRST_SECOND + 60L * i)
                            + ",%d.00,%d.50,%d.25,%d.00,".formatted(price, price, price - 1, price)
                            + volume);
        }
        return Files.write(folder.resolve(name), lines).toString();
    }

    private String sql(String query) {
        return PlainSql.row(folder.resolve("t.db"), query);
    }

    private int run(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--db", folder.resolve("t.db").toString()));
        return CommandTree.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                folder,
                line.toArray(String[]::new));
    }
}

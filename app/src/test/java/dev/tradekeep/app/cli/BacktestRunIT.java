package dev.tradekeep.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.evidence.CheckKind;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Backtests of a file and of a database, and their results. */
final class BacktestRunIT {
    private static final long FIRST_SECOND = 1_735_689_600L;
    private static final int CANDLES = 2_000;
    private static final int WAVE = 80;

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String candles = "";

    @BeforeEach
    void writeCandles() throws IOException {
        candles = file("btc-usd-1m.csv", CANDLES);
    }

    @Test
    void runsAFileWithoutADatabase() {
        assertThat(run("backtest", "run", "crossover", "--candles", candles)).isZero();

        assertThat(out.toString())
                .contains(
                        "2,000 of BTC/USD, one a 1m",
                        "none is missing",
                        "crossover:fast=20,slow=50,stake-bps=9500 on BTC/USD, 1m",
                        "without --db a result is not kept");
        assertThat(folder).isDirectoryNotContaining("glob:**.db");
    }

    @Test
    void theVerdictSaysWhatTheResultIsWorth() {
        assertThat(run("backtest", "run", "crossover", "--candles", candles)).isZero();
        assertThat(out.toString())
                .contains(
                        "  verdict      not shown: no edge is seen; failed: ",
                        "  assumptions  nobody has said what the volume counts",
                        "  evidence     ",
                        "random entry p ",
                        "break-even is ",
                        "  money        stop at a drawdown of ");

        JsonNode verdict =
                json("backtest", "run", "crossover", "--candles", candles).get("verdict");
        assertThat(verdict.get("word").asString()).isEqualTo("not shown");
        assertThat(verdict.get("checks").size()).isEqualTo(CheckKind.values().length);
        assertThat(verdict)
                .isEqualTo(
                        json("backtest", "run", "crossover", "--candles", candles).get("verdict"));
        assertThat(run("backtest", "run", "crossover", "--candles", candles, "--strict"))
                .isEqualTo(1);
    }

    @Test
    void theReportIsAPageOfItsOwn() throws IOException {
        Path hostile = folder.resolve("<script>alert(1)<script>-btc-usd-1m.csv");
        Files.copy(Path.of(candles), hostile);
        Path page = folder.resolve("report.html");
        Files.writeString(page, "an older one");
        assertThat(
                        run(
                                "backtest",
                                "run",
                                "crossover",
                                "--candles",
                                hostile.toString(),
                                "--instrument",
                                "BTC/USD",
                                "--html",
                                page.toString()))
                .isZero();
        String html = Files.readString(page);
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("Not shown: no edge is seen", "&lt;script&gt;alert(1)", "<svg")
                .doesNotContain("<script", "http:", "https:", "NaN", "Infinity", "an older one");
        assertThat(html.split("<svg", -1)).hasSameSizeAs(html.split("</svg>", -1));
        assertThat(folder).isDirectoryNotContaining("glob:**.report*");

        assertThat(
                        run(
                                "backtest",
                                "run",
                                "crossover",
                                "--candles",
                                candles,
                                "--html",
                                folder.resolve("none/report.html").toString()))
                .isNotZero();
        assertThat(err.toString()).contains("Wanted to write the page");
    }

    @Test
    void aKeptResultHasTheFiguresAndTheVerdictOfItsReport() throws IOException {
        JsonNode run =
                json("backtest", "run", "crossover", "--candles", candles, "--db", database());
        JsonNode shown = json("backtest", "show", "1", "--db", database());
        for (String part : List.of("statistics", "benchmark", "verdict", "trades", "endEquity")) {
            assertThat(shown.get(part)).as(part).isEqualTo(run.get(part));
        }
        assertThat(run("backtest", "show", "1", "--db", database())).isZero();
        assertThat(out.toString()).contains("  figures ", "  verdict      not shown");

        assertThat(keep("crossover:fast=10")).isZero();
        assertThat(run("backtest", "compare", "1", "2", "--db", database())).isZero();
        assertThat(out.toString()).contains("crossover:fast=10,slow…", "profit factor");
        JsonNode compared = json("backtest", "compare", "1", "2", "--db", database());
        assertThat(compared.get("items").size()).isEqualTo(2);
        assertThat(compared.get("items").get(0).get("statistics")).isEqualTo(run.get("statistics"));
        assertThat(run("backtest", "compare", "1", "1", "--db", database())).isNotZero();
        assertThat(err.toString()).contains("Wanted 2 to 6 different backtests");

        Path files = folder.resolve("exported");
        assertThat(run("backtest", "export", "1", files.toString(), "--db", database())).isZero();
        assertThat(Files.readAllLines(files.resolve("trades.csv")))
                .hasSize(run.get("trades").size() + 1);
        assertThat(JsonMapper.shared().readTree(Files.readString(files.resolve("result.json"))))
                .isEqualTo(shown);
        assertThat(run("backtest", "export", "1", files.toString(), "--db", database()))
                .isNotZero();
        assertThat(err.toString()).contains("Wanted a folder that is new or empty");
    }

    @Test
    void furtherChecksRunItAgain() {
        JsonNode run = json("backtest", "run", "crossover", "--candles", candles);
        JsonNode check = json("backtest", "check", "crossover", "--candles", candles);
        assertThat(check.get("fills")).isEqualTo(run.get("fills"));
        for (JsonNode made : check.get("verdict").get("checks")) {
            String name = made.get("check").asString();
            if (List.of("repeat", "lookAhead", "recursion").contains(name)) {
                assertThat(made.get("grade").asString()).as(name).isEqualTo("ok");
            }
        }
        assertThat(run("backtest", "run", "crossover", "--candles", candles)).isZero();
        assertThat(out.toString()).contains("not made: repeat, look ahead, recursion");
    }

    @Test
    void aFileAndItsImportGiveTheSame() {
        JsonNode ofFile = json("backtest", "run", "crossover", "--candles", candles);
        assertThat(importCandles()).isZero();
        JsonNode ofBooks =
                json("backtest", "run", "crossover", "--instrument", "BTC/USD", "--db", database());

        assertThat(ofFile.get("fills").size()).isGreaterThan(10);
        for (String part : List.of("inputs", "fills", "trades", "ledger", "endEquity", "rules")) {
            assertThat(ofBooks.get(part)).as(part).isEqualTo(ofFile.get(part));
        }
        assertThat(ofFile.has("id")).isFalse();
        assertThat(ofBooks.get("id").asInt()).isEqualTo(1);
    }

    @Test
    void isWhatTheDemoWritesIntoTheBooks() {
        assertThat(run("demo", "--candles", candles, "--db", database())).isZero();
        JsonNode run =
                json("backtest", "run", "crossover", "--instrument", "BTC/USD", "--db", database());

        assertThat(
                        sql(
                                "SELECT count(DISTINCT end_equity || ' ' || fees || ' ' || trades)"
                                        + " FROM backtests"))
                .isEqualTo("1");
        assertThat(run.get("fills").size()).hasToString(sql("SELECT count(*) FROM trades"));
        assertThat(sql("SELECT count(*) FROM engines")).as("only the demo's").isEqualTo("1");
    }

    @Test
    void keepsShowsAndDeletesAResultAndCountsTrials() {
        assertThat(keep("crossover")).isZero();
        assertThat(keep("crossover")).isZero();
        assertThat(out.toString()).contains("the first of this strategy on these candles");
        assertThat(keep("crossover:fast=10")).isZero();
        assertThat(out.toString()).contains("2 of this strategy on candles that overlap");

        assertThat(sql("SELECT count(*) FROM backtest_trades WHERE backtest_id = 1"))
                .isNotEqualTo("0");
        assertThat(run("backtest", "show", "3", "--db", database())).isZero();
        assertThat(out.toString()).contains("crossover:fast=10,slow=50,stake-bps=9500");
        JsonNode shown = json("backtest", "show", "1", "--db", database());
        assertThat(shown.get("trades").size())
                .hasToString(sql("SELECT count(*) FROM backtest_trades WHERE backtest_id = 1"));
        assertThat(shown.get("inputs"))
                .isEqualTo(json("backtest", "show", "2", "--db", database()).get("inputs"));

        assertThat(run("backtest", "list", "--strategy", "crossover", "--db", database())).isZero();
        for (String id : List.of("1", "2", "3")) {
            assertThat(run("backtest", "delete", id, "--db", database())).isZero();
        }
        assertThat(sql("SELECT count(*) FROM backtests")).isEqualTo("0");
        assertThat(sql("SELECT count(*) FROM backtest_feeds")).isEqualTo("0");
        assertThat(keep("crossover:fast=12")).isZero();
        assertThat(out.toString()).contains("3 of this strategy on candles that overlap");
    }

    @Test
    void severalStrategiesAndIntervalsTradeForOnePortfolio() {
        assertThat(importCandles()).isZero();
        assertThat(
                        run(
                                "preset",
                                "create",
                                "slow",
                                "--strategy",
                                "crossover",
                                "--instruments",
                                sql("SELECT code FROM exchanges") + ":BTC/USD",
                                "--interval",
                                "1m",
                                "--db",
                                database()))
                .as(err.toString())
                .isZero();
        JsonNode run =
                json(
                        "backtest",
                        "run",
                        "slow",
                        "crossover:fast=2,slow=5",
                        "--instrument",
                        "BTC/USD",
                        "--interval",
                        "5m",
                        "--db",
                        database());

        assertThat(run.get("strategies").size()).isEqualTo(2);
        assertThat(run.get("data").get(0).get("candles").asInt()).isEqualTo(CANDLES / 5);
    }

    @Test
    void saysWhichCandlesThereAre() {
        assertThat(importCandles()).isZero();

        assertRefused(
                "found none: series 1 goes from 2025-01-01T00:00:00Z to",
                "BTC/USD",
                "--from",
                "2031-01-01");
        assertRefused("Did you mean BTC/USD?", "BTC/USDT");
        assertRefused("or finer ones to make them of, found 1m", "BTC/USD", "--interval", "30s");
        assertThat(run("backtest", "run", "crosover", "--candles", candles)).isEqualTo(3);
        assertThat(err.toString()).contains("Did you mean \"crossover\"?");
        assertThat(
                        run(
                                "backtest",
                                "run",
                                "crossover",
                                "--candles",
                                candles,
                                "--from",
                                "2031-01-01"))
                .isEqualTo(3);
        assertThat(err.toString())
                .contains("found none in", "which goes from 2025-01-01T00:00:00Z");
    }

    @Test
    void saysWhyNothingWasTraded() throws IOException {
        String few = file("eth-usd-1m.csv", 30);
        assertThat(run("backtest", "run", "crossover", "--candles", few)).isZero();
        assertThat(out.toString()).contains("it looks back 50 candles, and there are 30");
        assertThat(run("backtest", "run", "buy-and-hold", "--candles", few, "--cash", "0.00000001"))
                .isZero();
        assertThat(out.toString()).contains("the smallest order costs");
    }

    @Test
    void keepsEveryRuleThatCanBeAskedFor() {
        for (String days : List.of("every-day", "weekdays", "sessions")) {
            assertThat(
                            run(
                                    "backtest",
                                    "run",
                                    "crossover",
                                    "--candles",
                                    candles,
                                    "--db",
                                    database(),
                                    "--trading-days",
                                    days,
                                    "--volume-unit",
                                    "base",
                                    "--latency-ms",
                                    "5",
                                    "--maker-fee-bps",
                                    "-1"))
                    .as(days + err)
                    .isZero();
        }
        assertThat(sql("SELECT group_concat(trading_days) FROM backtest_inputs"))
                .isEqualTo("every_day,weekdays,sessions");
    }

    @Test
    void declaresATick() {
        JsonNode run = json("backtest", "run", "crossover", "--candles", candles, "--tick", "0.05");

        assertThat(run.get("data").get(0).get("tick").asString()).isEqualTo("0.05");
        assertThat(run("backtest", "run", "crossover", "--candles", candles, "--tick", "0"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("Wanted a tick above 0");
    }

    private void assertRefused(String message, String instrument, String... more) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "backtest",
                                "run",
                                "crossover",
                                "--instrument",
                                instrument,
                                "--db",
                                database()));
        line.addAll(List.of(more));
        assertThat(run(line.toArray(String[]::new))).isEqualTo(3);
        assertThat(err.toString()).contains(message);
    }

    private int importCandles() {
        return run(
                "market",
                "import",
                "candles",
                candles,
                "--instrument",
                "BTC/USD",
                "--db",
                database());
    }

    private int keep(String strategy) {
        return run("backtest", "run", strategy, "--candles", candles, "--db", database());
    }

    private JsonNode json(String... line) {
        List<String> all = new ArrayList<>(List.of(line));
        all.add("--json");
        assertThat(run(all.toArray(String[]::new))).as(err.toString()).isZero();
        return new JsonMapper().readTree(out.toString());
    }

    private int run(String... line) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return CommandTree.run(new PrintWriter(out), new PrintWriter(err), folder, line);
    }

    private String database() {
        return folder.resolve("t.db").toString();
    }

    private String sql(String query) {
        return PlainSql.rows(folder.resolve("t.db"), query).getFirst();
    }

    /** A wave, so that averages cross. */
    private String file(String name, int count) throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,open,high,low,close,volume"));
        for (int i = 0; i < count; i++) {
            int cents = 10_000 + Math.abs(i % WAVE - WAVE / 2) * 15;
            String price = cents / 100 + "." + (cents % 100 / 10) + cents % 10;
            lines.add(
                    FIRST_SECOND
                            + i * 60L
                            + ","
                            + price
                            + ","
                            + price
                            + ","
                            + price
                            + ","
                            + price
                            + ",12.5");
        }
        return Files.write(folder.resolve(name), lines).toString();
    }
}

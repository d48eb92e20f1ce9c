package dev.tradekeep.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradekeep.app.Main;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Searches for parameters as people run them. */
final class BacktestSweepIT {
    private static final long FIRST_SECOND = 1_735_689_600L;
    private static final int CANDLES = 6_000;
    private static final int HOUR_SECONDS = 3_600;

    /** How often a process is killed; more with {@code -Dtradekeep.kills=10}. */
    private static final int KILLS = Integer.getInteger("tradekeep.kills", 3);

    private static final long WAIT_MAX_S = 120;

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String candles = "";

    @BeforeEach
    void writeCandles() throws IOException {
        Path file = folder.resolve("btc-usd-1h.csv");
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close,volume"));
        SplittableRandom random = new SplittableRandom(5);
        double price = 30_000;
        for (int i = 0; i < CANDLES; i++) {
            double open = price;
            price *= 1 + random.nextInt(-100, 102) / 10_000.0;
            lines.add(
                    "%d,%.2f,%.2f,%.2f,%.2f,10"
                            .formatted(
                                    FIRST_SECOND + (long) i * HOUR_SECONDS,
                                    open,
                                    Math.max(open, price) + 5,
                                    Math.min(open, price) - 5,
                                    price));
        }
        Files.write(file, lines);
        candles = file.toString();
    }

    @Test
    void threadsChangeNothing() {
        String one = swept("--threads", "1");
        assertThat(one)
                .contains(
                        "4,800 of BTC/USD",
                        "  map ",
                        "◆",
                        "closed to the search",
                        "overfitting ",
                        "reality check p ",
                        "deflated Sharpe ",
                        "without --db trials are not counted");
        assertThat(err.toString())
                .contains("The best of 45 worthless strategies shows a Sharpe of ")
                .contains("45 points over 4,800 candles on 1 threads will take about ");
        assertThat(swept("--threads", "2")).isEqualTo(one);
        assertThat(swept("--threads", "5")).isEqualTo(one);
    }

    @Test
    void everyPointIsAnItem() {
        JsonNode sweep = JsonMapper.shared().readTree(swept("--json"));
        assertThat(sweep.get("items").size()).isEqualTo(45);
        assertThat(sweep.get("trials").asInt()).isEqualTo(44);
        JsonNode first = sweep.get("items").get(0);
        assertThat(first.get("parameters").get("fast").asString()).isEqualTo("2");
        assertThat(first.get("trades").asInt()).isPositive();
        long refused = 0;
        for (JsonNode item : sweep.get("items")) {
            refused += item.has("note") ? 1 : 0;
        }
        assertThat(refused).isEqualTo(1);
    }

    @Test
    void trialsAndLooksAreCounted() {
        String counted = swept("--db", database());
        assertThat(counted).contains("44 of this strategy on candles that overlap", "nobody has");
        assertThat(swept("--db", database())).as("it is not done twice").isEqualTo(counted);
        assertThat(sql("SELECT count(*) || ' ' || max(length(trial) <= 1000) FROM sweep_trials"))
                .isEqualTo("45 1");
        assertThat(swept("--db", database(), "--look"))
                .contains("the choice there: return ", "looked at 1 time ");
        assertThat(run("backtest", "run", "crossover", "--candles", candles, "--db", database()))
                .isZero();
        assertThat(swept("--db", database())).contains("looked at 2 times ");
    }

    @Test
    void thePageStandsAlone() throws IOException {
        Path page = folder.resolve("sweep.html");
        swept("--html", page.toString());
        assertThat(Files.readString(page))
                .startsWith("<!doctype html>")
                .contains("rect class=\"heat choice\"", "Sharpe of each point")
                .doesNotContain("<script", "http:", "https:", "NaN", "Infinity");
    }

    @Test
    void refinesOnFinerCandles() {
        assertThat(swept("--refine", "4h"))
                .contains("first 45 over longer candles, then ", "one a 1h", "one a 4h");
        assertThat(sweep("--refine", "90m")).isNotZero();
        assertThat(err.toString()).contains("--refine");
    }

    @Test
    void badInputSaysWhatWasWanted() {
        assertThat(
                        run(
                                "backtest",
                                "sweep",
                                "crossover",
                                "--candles",
                                candles,
                                "--param",
                                "fast=1..1000000",
                                "--param",
                                "slow=1..1000000"))
                .isNotZero();
        assertThat(err.toString()).contains("found 1,000,000,000,000", "--method sobol");
        assertThat(
                        run(
                                "backtest",
                                "sweep",
                                "crossover",
                                "--candles",
                                candles,
                                "--param",
                                "fst=1..10"))
                .isNotZero();
        assertThat(err.toString()).contains("has no parameter fst. Did you mean fast?");
        assertThat(
                        run(
                                "backtest",
                                "sweep",
                                "crossover",
                                "--candles",
                                candles,
                                "--param",
                                "fast=50..60"))
                .isNotZero();
        assertThat(err.toString()).contains("takes none of these parameters");
        assertThat(sweep("--method", "guess")).isNotZero();
        assertThat(err.toString()).contains("Wanted --method grid, random, sobol, evolution");
        assertThat(sweep("--state", folder.resolve("s").toString(), "--db", database()))
                .isNotZero();
    }

    @Test
    void theStateOfAnotherSweepIsRefused() throws IOException {
        Path state = folder.resolve("sweep.state");
        String table = swept("--state", state.toString());
        assertThat(swept("--state", state.toString())).isEqualTo(table);
        assertThat(sweep("--state", state.toString(), "--cash", "5000")).isNotZero();
        assertThat(err.toString()).contains("found something else");

        String kept = Files.readString(state);
        for (int cut : new int[] {1, 40, kept.length() / 3, kept.length() - 1}) {
            Files.writeString(state, kept.substring(0, cut));
            assertThat(swept("--state", state.toString())).isEqualTo(table);
            assertThat(Files.readString(state)).isEqualTo(kept);
        }
    }

    /** Each time a process goes on where the last one was killed. */
    @ParameterizedTest
    @ValueSource(strings = {"--state", "--db"})
    void aKilledSweepEndsWithTheTableOfAnUndisturbedOne(String option) throws Exception {
        String[] many = {"--param", "stake-bps=1000..9000:1000"};
        String whole = swept(with(many, option, folder.resolve("whole").toString()));
        Path kept = folder.resolve("killed");
        SplittableRandom random = new SplittableRandom(KILLS);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(with(many, option, kept.toString()));
            long millis = random.nextLong(500, 3_000);
            if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(WAIT_MAX_S, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(swept(with(many, option, kept.toString()))).isEqualTo(whole);
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Process start(String... more) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(arguments(more));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flat", "carry"})
    void foldsMultiplyToTheWhole(String seams) {
        JsonNode walk = JsonMapper.shared().readTree(walked("--seams", seams, "--json"));
        double growth = 1;
        for (JsonNode fold : walk.get("items")) {
            growth *= 1 + fold.get("earned").asDouble();
        }
        double whole =
                Double.parseDouble(walk.get("endEquity").asString())
                        / Double.parseDouble(walk.get("startEquity").asString());
        assertThat(walk.get("items").size()).isEqualTo(6);
        assertThat(growth).isCloseTo(whole, within(1e-9));
        assertThat(walk.get("total").asDouble()).isCloseTo(whole - 1, within(1e-9));
        assertThat(walk.get("seamCost").asString().equals("0.00000000"))
                .isEqualTo(seams.equals("carry"));
        assertThat(walk.get("verdict").get("word").asString()).isNotEmpty();
    }

    @Test
    void aWalkIsKeptAsAResult() throws IOException {
        Path page = folder.resolve("walk.html");
        assertThat(walked("--db", database(), "--html", page.toString()))
                .contains(
                        "  folds ", "efficiency ", "seams cost ", "kept         as backtest 1 in");
        assertThat(Files.readString(page)).contains("Folds", "<svg").doesNotContain("NaN");
        assertThat(run("backtest", "show", "1", "--db", database())).isZero();
        assertThat(out.toString()).contains("until=2025-");
    }

    @Test
    void withoutACandidateNothingIsHeld() {
        JsonNode walk =
                JsonMapper.shared()
                        .readTree(walked("--fee-bps", "500", "--maker-fee-bps", "500", "--json"));
        for (JsonNode fold : walk.get("items")) {
            assertThat(fold.get("parameters").size()).isZero();
            assertThat(fold.get("earned").asDouble()).isZero();
        }
        assertThat(walk.get("fills").size()).isZero();
    }

    private String walked(String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "backtest",
                                "walk-forward",
                                "crossover",
                                "--candles",
                                candles,
                                "--param",
                                "fast=2..10:4",
                                "--param",
                                "slow=12..30:6",
                                "--embargo",
                                "10"));
        all.addAll(List.of(more));
        assertThat(run(all.toArray(String[]::new))).as(() -> err.toString()).isZero();
        return out.toString();
    }

    private String swept(String... more) {
        assertThat(sweep(more)).as(() -> err.toString()).isZero();
        return out.toString();
    }

    private int sweep(String... more) {
        return run(arguments(more).toArray(String[]::new));
    }

    private List<String> arguments(String... more) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "backtest",
                                "sweep",
                                "crossover",
                                "--candles",
                                candles,
                                "--param",
                                "fast=2..18:2",
                                "--param",
                                "slow=18..50:8"));
        all.addAll(List.of(more));
        return all;
    }

    private String database() {
        return folder.resolve("books.db").toString();
    }

    private String sql(String query) {
        return PlainSql.rows(folder.resolve("books.db"), query).getFirst();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return CommandTree.run(new PrintWriter(out), new PrintWriter(err), folder, arguments);
    }
}

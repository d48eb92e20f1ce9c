package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The catalogue of instruments, from the command line. */
final class InstrumentsIT {
    private static final String HEADER =
            "market,symbol,type,description,quote_currency,contract_multiplier,"
                    + "minimum_price_variation,lot_size,market_ticker,minimum_order_size,"
                    + "price_magnifier,strike_multiplier\n";

    private static final String SAMPLE =
            HEADER
                    + """
                    kraken,BTCUSD,crypto,XBT/USD,USD,1,0.1,0.00000001,XXBTZUSD,0.00005
                    kraken,BTCUSDT,crypto,XBT/USDT,USDT,1,0.1,0.00000001,XBTUSDT,0.00005
                    binance,BTCUSDT,crypto,BTCUSDT,USDT,1,0.01,0.00001,BTCUSDT,5
                    binance,BTCUSDT,cryptofuture,BTCUSDT,USDT,1,0.1,0.001,BTCUSDT
                    nymex,CL,future,Crude Oil Futures,USD,1000,1e-02,1
                    nymex,[*],future,,USD,1,0.01,1
                    """;

    @TempDir Path folder;
    private Path database;
    private Path sample;

    @BeforeEach
    void writeSample() throws IOException {
        database = folder.resolve("t.db");
        sample = Files.writeString(folder.resolve("sample.csv"), SAMPLE);
    }

    @Test
    void importsAndImportsAgain() {
        assertThat(succeed("import", sample).out())
                .startsWith("sample.csv: 5 new, 0 changed, 0 unchanged, 0 rejected; ")
                .contains("3 exchanges; 1 symbols are listed by more than one; 1 defaults");
        assertThat(succeed("import", sample).out())
                .startsWith("sample.csv: 0 new, 0 changed, 5 unchanged, 0 rejected; ")
                .contains("the same file was imported on ");
    }

    @Test
    void badRowEndsTheImportOrIsListed() throws IOException {
        Files.writeString(sample, SAMPLE + "x,A,future,,USD,1,0,1\n");

        CommandRun stopped = run("import", sample);
        assertThat(stopped.exitCode()).isEqualTo(ErrorCode.FILE_MALFORMED.exitCode());
        assertThat(stopped.err()).contains("sample.csv:8: minimum_price_variation");
        assertThat(list("--csv").out()).hasLineCount(1);

        JsonNode skipped = json(succeed("import", sample, "--on-error", "skip", "--json"));
        assertThat(skipped.get("inserted").asInt()).isEqualTo(5);
        assertThat(skipped.get("rejected").asInt()).isEqualTo(1);
        assertThat(skipped.get("rejects").get(0).get("line").asInt()).isEqualTo(8);
    }

    @Test
    void findsWhatIsCalledSoFirst() {
        succeed("import", sample);

        assertThat(succeed("find", "btc", "usd").out().lines().toList())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("kraken   BTC/USD ");
        assertThat(succeed("find", "crude").out())
                .isEqualTo("nymex  CL  future  tick 0.01  lot 1  Crude Oil Futures\n");
        assertThat(succeed("find", "btc", "--exchange", "binance", "--kind", "crypto").out())
                .hasLineCount(1);
        assertThat(succeed("find", "\" OR *", "--json").out()).isEqualTo("{\"items\":[]}\n");
        assertThat(succeed("find", "nothing").out()).isEqualTo("nothing found\n");
        assertThat(run("find", "btc", "--kind", "bond").err())
                .contains("Wanted a kind of instrument");
        assertThat(run("find", "btc", "--limit", "0").err()).contains("Wanted a limit of 1 to");
    }

    @Test
    void showsEverythingByEitherName() {
        succeed("import", sample);

        assertThat(succeed("show", "kraken", "XXBTZUSD").out())
                .startsWith("kraken BTC/USD\n")
                .contains("  least quantity  0.00005\n");
        JsonNode both = json(succeed("show", "binance", "BTCUSDT", "--json")).get("items");
        assertThat(both.size()).isEqualTo(2);
        assertThat(both.get(0).get("symbol").asString()).isEqualTo("BTC/USDT");
        assertThat(both.get(0).get("minNotional").asString()).isEqualTo("5");
        assertThat(both.get(1).get("base").isNull()).isTrue();
        assertThat(run("show", "kraken", "BTCUSD").err())
                .contains("kraken lists no \"BTCUSD\" in the books. It lists BTC/USD");
        assertThat(run("show", "nowhere", "X").exitCode())
                .isEqualTo(ErrorCode.NOT_FOUND.exitCode());
    }

    @Test
    void listsPageByPage() {
        succeed("import", sample);

        List<String> whole = symbols(json(list("--json")));
        JsonNode first = json(list("--limit", "2", "--json"));
        assertThat(symbols(first)).isEqualTo(whole.subList(0, 2));
        String next = first.get("next").asString();
        JsonNode rest = json(list("--limit", "3", "--json", "--after", next));
        assertThat(symbols(rest)).isEqualTo(whole.subList(2, 5));
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(symbols(json(list("--exchange", "kraken", "--json"))))
                .containsExactly("BTC/USD", "BTC/USDT");
        assertThat(list("--kind", "future").out()).contains("CL").doesNotContain("BTC");
        assertThat(list("--exchange", "kraken", "--kind", "bond").err())
                .contains("Wanted one of crypto, forex");
    }

    private static List<String> symbols(JsonNode page) {
        return page.get("items").valueStream().map(row -> row.get("symbol").asString()).toList();
    }

    @Test
    void readingNeedsADatabase() {
        for (CommandRun run : List.of(run("find", "a"), run("show", "a", "b"), list())) {
            assertThat(run.err()).contains("There is no database");
        }
        assertThat(database).doesNotExist();
    }

    /** A candle file and the catalogue agree on what a pair is called. */
    @Test
    void candlesGoToTheInstrumentOfTheCatalogue() throws IOException {
        succeed("import", sample);
        Path candles = SampleCandles.csv(folder.resolve("c.csv"), SampleCandles.FIVE);

        CommandRun run =
                CommandRun.of(
                        folder,
                        "market",
                        "import",
                        "candles",
                        candles,
                        "--db",
                        database,
                        "--exchange",
                        "kraken",
                        "--instrument",
                        "BTC/USD");
        assertThat(run.exitCode()).as(run.err()).isZero();
        CommandRun future =
                CommandRun.of(
                        folder,
                        "market",
                        "import",
                        "candles",
                        candles,
                        "--db",
                        database,
                        "--exchange",
                        "nymex",
                        "--instrument",
                        "CL/USD");
        assertThat(future.exitCode()).as("a pair of its own").isZero();
        Path finer = Files.writeString(sample, SAMPLE.replace("USD,1,0.1,", "USD,1,0.25,"));
        assertThat(run("import", finer).err()).contains("sample.csv:2: BTC/USD has prices of 1");
    }

    /** The sample, and a universe as large as a vendor's: every figure as the file writes it. */
    @TestFactory
    Stream<DynamicTest> everyFigureOfTheFileIsInTheBooks() throws IOException {
        Path universe = Files.writeString(folder.resolve("universe.csv"), MadeUniverse.csv());
        return Stream.of(sample, universe)
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private void check(Path file) throws IOException {
        database = folder.resolve(file.getFileName() + ".db");
        succeed("import", file);
        Map<String, JsonNode> found = new HashMap<>();
        JsonNode page = json(list("--limit", "1000", "--json"));
        addRows(page, found);
        while (!page.get("next").isNull()) {
            String next = page.get("next").asString();
            page = json(list("--limit", "1000", "--json", "--after", next));
            addRows(page, found);
        }
        List<String> problems = new ArrayList<>();
        int rows = 0;
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#") || line.startsWith("market,")) {
                continue;
            }
            // The file quotes nothing.
            String[] columns = line.split(",", -1);
            if (columns[1].equals("[*]")) {
                continue;
            }
            rows++;
            JsonNode node = found.get(columns[0] + "," + columns[1] + "," + columns[2]);
            if (node == null) {
                problems.add("missing: " + line);
                continue;
            }
            boolean byValue =
                    columns[2].equals("crypto")
                            && Set.of("binance", "binanceus").contains(columns[0]);
            compare(line, columns, 5, "1", node, "contract_multiplier", problems);
            compare(line, columns, 6, "", node, "tick_size", problems);
            compare(line, columns, 7, "", node, "lot_size", problems);
            compare(
                    line,
                    columns,
                    9,
                    "0",
                    node,
                    byValue ? "min_notional" : "min_quantity",
                    problems);
            compare(line, columns, 10, "1", node, "price_magnifier", problems);
            compare(line, columns, 11, "1", node, "strike_multiplier", problems);
        }
        assertThat(problems).isEmpty();
        assertThat(found).hasSize(rows);
        assertThat(json(succeed("import", file, "--json")).get("unchanged").asInt())
                .isEqualTo(rows);
    }

    private static void addRows(JsonNode page, Map<String, JsonNode> found) {
        for (JsonNode node : page.get("items")) {
            found.put(
                    node.get("exchange").asString()
                            + ","
                            + node.get("symbol").asString().replace("/", "")
                            + ","
                            + node.get("kind").asString(),
                    node);
        }
    }

    private static void compare(
            String line,
            String[] columns,
            int column,
            String instead,
            JsonNode node,
            String property,
            List<String> problems) {
        String text =
                column < columns.length && !columns[column].isEmpty() ? columns[column] : instead;
        if (new BigDecimal(text).compareTo(new BigDecimal(node.get(property).asString())) != 0) {
            problems.add(property + " is " + node.get(property) + " of " + line);
        }
    }

    private CommandRun succeed(Object... arguments) {
        CommandRun run = run(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private CommandRun run(Object... arguments) {
        return run(List.of("market", "instruments"), arguments);
    }

    private CommandRun list(Object... arguments) {
        return run(List.of("list", "instruments"), arguments);
    }

    private CommandRun run(List<String> command, Object... arguments) {
        List<Object> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        line.add("--db");
        line.add(database);
        return CommandRun.of(folder, line.toArray());
    }

    private static JsonNode json(CommandRun run) {
        return new ObjectMapper().readTree(run.out());
    }
}

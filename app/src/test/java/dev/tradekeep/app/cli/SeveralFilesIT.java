package dev.tradekeep.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several files of candles on one portfolio, and finer candles that only fill orders. */
final class SeveralFilesIT {
    private static final long FIRST_SECOND = 1_735_689_600L;
    private static final int CANDLES = 12_000;
    private static final int WAVE = 6_000;
    private static final int INSTRUMENTS = 20;
    private static final int SHUFFLES = 3;

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void filesOfSeveralInstrumentsTradeForOnePortfolioInAnyOrder() throws IOException {
        String coin = "BTC/USD=" + file("one.csv", 1);
        String other = "ETH/USD=" + file("two.csv", 2);
        String strategy = "crossover:stake-bps=4000";
        JsonNode found = json("backtest", "run", strategy, "--candles", coin, "--candles", other);
        assertThat(found.get("markets").size()).isEqualTo(2);
        assertThat(found.get("fills").size()).isPositive();
        JsonNode turned = json("backtest", "run", strategy, "--candles", other, "--candles", coin);
        assertThat(turned).isEqualTo(found);

        assertThat(run("backtest", "run", strategy, "--candles", coin, "--candles", coin))
                .isNotZero();
        assertThat(err.toString()).contains("Wanted each file to be of another instrument");
    }

    @Test
    void twentyInstrumentsInAnyOrderGiveTheSameReport() throws IOException {
        List<String> files = new ArrayList<>();
        for (int i = 1; i <= INSTRUMENTS; i++) {
            files.add("C" + i + "/USD=" + file("c" + i + ".csv", i));
        }
        Random random = new Random(1);
        JsonNode first = json(line(files));
        assertThat(first.get("fills").size()).isPositive();
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            Collections.shuffle(files, random);
            assertThat(json(line(files))).isEqualTo(first);
        }
    }

    private static String[] line(List<String> files) {
        List<String> line = new ArrayList<>(List.of("backtest", "run", "crossover:stake-bps=4000"));
        line.addAll(List.of("--to", "2025-01-02"));
        for (String file : files) {
            line.addAll(List.of("--candles", file));
        }
        return line.toArray(String[]::new);
    }

    @Test
    void finerCandlesFillTheOrdersOfAStrategyThatDoesNotHearThem() throws IOException {
        String books = folder.resolve("t.db").toString();
        assertThat(
                        run(
                                "market",
                                "import",
                                "candles",
                                file("one.csv", 1),
                                "--instrument",
                                "BTC/USD",
                                "--db",
                                books))
                .as(err.toString())
                .isZero();
        List<String> line =
                new ArrayList<>(
                        List.of("backtest", "run", "crossover:fast=3,slow=6", "--instrument"));
        line.addAll(List.of("BTC/USD", "--interval", "1h", "--db", books, "--finer"));
        line.add("1m");
        JsonNode found = json(line.toArray(String[]::new));
        assertThat(found.get("data").size()).isEqualTo(2);
        assertThat(found.get("data").get(0).get("interval").asString()).isEqualTo("1m");
        assertThat(found.get("strategies").get(0).get("data").asInt()).isEqualTo(1);
        assertThat(found.get("fills").size()).isPositive();

        line.set(line.size() - 1, "1h");
        assertThat(run(line.toArray(String[]::new))).isNotZero();
        assertThat(err.toString()).contains("Wanted --finer to be a part of 1h");
    }

    private String file(String name, int factor) throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,open,high,low,close,volume"));
        for (int i = 0; i < CANDLES; i++) {
            int price = factor * (10_000 + Math.abs(i * factor % WAVE - WAVE / 2));
            String prices = (price + "," + price + ",") + (price + "," + price);
            lines.add(FIRST_SECOND + i * 60L + "," + prices + ",12.5");
        }
        return Files.write(folder.resolve(name), lines).toString();
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
}

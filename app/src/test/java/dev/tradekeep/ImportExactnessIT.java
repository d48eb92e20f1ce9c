package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every price of a file is in the books as it was written, whatever its size. */
final class ImportExactnessIT {
    private static final List<String> HARD_NUMBERS =
            List.of(
                    "2025-01-01T00:00:00Z,0.00000034,0.00000035,0.00000033,0.00000034,0.00000001",
                    "2025-01-01T00:01:00Z,1e-8,3.4E-7,1e-8,0.000000340,1e-8",
                    "2025-01-01T00:02:00Z,123456.78,999999.99999999,1.2345678e5,654321,1e3",
                    "2025-01-01T00:03:00Z,+1,1.0,1,1.00000000,0");

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> pricesInTheBooksAreThoseOfTheFile() throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(SampleCandles.csv(folder.resolve("hard-numbers.csv"), HARD_NUMBERS));
        files.add(SampleCandles.wave(folder.resolve("wave.csv"), 1_000));
        files.addAll(MadeCandles.all(folder));
        return files.stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private void check(Path file) throws Exception {
        Path database = folder.resolve(file.getFileName() + ".db");
        CommandRun run =
                CommandRun.of(
                        folder,
                        "market",
                        "import",
                        "candles",
                        "--db",
                        database,
                        file,
                        "--instrument",
                        "BTC/USD",
                        "--round-volume");
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<List<BigDecimal>> expected = prices(file);
        List<List<BigDecimal>> found =
                SqliteShell.query(
                                database,
                                "SELECT open, high, low, close FROM v_candles ORDER BY open_time")
                        .stream()
                        .map(line -> numbers(List.of(line.split("\\|", -1))))
                        .toList();
        assertThat(expected).isNotEmpty();
        assertThat(found).isEqualTo(expected);
    }

    /** Open, high, low and close of each row, read in the plainest way. */
    private static List<List<BigDecimal>> prices(Path file) throws IOException {
        String name = file.toString();
        byte[] bytes = Files.readAllBytes(file);
        if (name.endsWith(".zip")) {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                zip.getNextEntry();
                return fromCsv(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return name.endsWith(".json") ? fromJson(text) : fromCsv(text);
    }

    private static List<List<BigDecimal>> fromCsv(String text) {
        return text.lines()
                .filter(line -> Character.isDigit(line.charAt(0)))
                .map(line -> numbers(List.of(line.split(",", -1)).subList(1, 5)))
                .toList();
    }

    private static List<List<BigDecimal>> fromJson(String text) {
        List<List<BigDecimal>> rows = new ArrayList<>();
        for (JsonNode candle : new ObjectMapper().readTree(text).get("candles")) {
            rows.add(
                    numbers(
                            Stream.of("open", "high", "low", "close")
                                    .map(name -> candle.get(name).asString())
                                    .toList()));
        }
        return rows;
    }

    /** Without the zeros at the end, so that equal numbers are equal objects. */
    private static List<BigDecimal> numbers(List<String> texts) {
        return texts.stream()
                .map(text -> new BigDecimal(text.strip()).stripTrailingZeros())
                .toList();
    }
}

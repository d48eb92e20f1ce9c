package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tradekeep market}: files in, series out. */
class MarketHistoryIT {
    private static final String TRADES =
            """
            time,price,quantity
            1670889600000,10.5,1
            1670889600000,10.75,2
            1670889725000,10.25,4
            """;

    @TempDir private Path folder;
    private Path books;

    @BeforeEach
    void name() {
        books = folder.resolve("books.db");
    }

    @Test
    void importsAFolderAndNamesWhatItLeavesOut() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("a.csv"), TRADES);
        Files.writeString(data.resolve("b.csv"), TRADES);
        Files.writeString(data.resolve("notes.md"), "not data");

        CommandRun run = market("import", "trades", data, "--instrument", "AAA/BBB");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("a.csv: AAA/BBB trades").contains("b.csv: AAA/BBB trades");
        assertThat(run.err()).contains("left out: " + data.resolve("notes.md"));
    }

    @Test
    void makesCandlesOfTradesAndReadsThemAtAnyInterval() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), TRADES);
        market("import", "trades", file, "--instrument", "AAA/BBB", "--build", "1m");

        assertThat(market("candles", "--instrument", "AAA/BBB").out())
                .isEqualTo(
                        """
                        open_time,open,high,low,close,volume
                        2022-12-13T00:00:00Z,10.50,10.75,10.50,10.75,3
                        2022-12-13T00:02:00Z,10.25,10.25,10.25,10.25,4
                        """);
        assertThat(market("candles", "--series", 1, "--interval", "1h", "--json").out().strip())
                .isEqualTo(
                        "{\"series\":1,\"interval\":\"1h\",\"items\":[{\"openTime\":"
                                + "\"2022-12-13T00:00:00Z\",\"open\":\"10.50\",\"high\":\"10.75\","
                                + "\"low\":\"10.25\",\"close\":\"10.25\",\"volume\":\"7\"}]}");
        assertThat(market("series").out())
                .contains("candles 1  simulated:AAA/BBB 1m from t.csv, built of trades: 2, ")
                .contains("1 gaps, 1 missing")
                .contains("  gap of 1 from 2022-12-13T00:01:00Z to 2022-12-13T00:01:00Z")
                .contains("trades 1  simulated:AAA/BBB from t.csv: 3, ");
        assertThat(market("series", "--json").out()).contains("\"gapCount\":1,\"missing\":1");
    }

    @Test
    void buildsCandlesAgainWithoutChange() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), TRADES);
        market("import", "trades", file, "--instrument", "AAA/BBB");
        CommandRun first = market("candles", "build", "--from", "trades", "--interval", "1m");
        CommandRun again =
                market("candles", "build", "--tick-series", 1, "--interval", "1m", "--json");

        assertThat(first.out()).contains("2 new, 0 unchanged, 0 corrected");
        assertThat(again.out()).contains("\"inserted\":0,\"unchanged\":2,\"replaced\":0");
    }

    @Test
    void setsAndAppliesRetention() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), TRADES);
        market("import", "trades", file, "--instrument", "AAA/BBB", "--build", "1m");

        market("retention", "set", "--series", 1, "--days", 30);
        market("retention", "set", "--tick-series", 1, "--days", 7);
        assertThat(market("series").out()).contains("; kept 30 days").contains("; kept 7 days");
        assertThat(market("retention", "apply").out())
                .isEqualTo("deleted: 2 candles, 0 roll-ups, 3 ticks\n");
        assertThat(market("candles", "--series", 1, "--interval", "1d").out().lines()).hasSize(2);
    }

    @Test
    void packsTicksAndReadsThemAsBefore() throws IOException {
        StringBuilder csv = new StringBuilder("time,price,quantity\n");
        for (int i = 0; i < 100; i++) {
            csv.append(1_670_889_600_000L + i / 2).append(",10.").append(10 + i).append(",2.5\n");
        }
        Path file = Files.writeString(folder.resolve("t.csv"), csv);
        market("import", "trades", file, "--instrument", "AAA/BBB");
        String rows = market("ticks", 1).out();

        assertThat(market("pack").out())
                .matches("packed 100 ticks, 1 chunks, \\d\\.\\d bytes a tick\n");

        assertThat(market("ticks", 1).out())
                .isEqualTo(rows)
                .startsWith("time,price,quantity\n2022-12-13T00:00:00Z,10.100,2.5\n")
                .endsWith("2022-12-13T00:00:00.049Z,10.109,2.5\n");
        assertThat(
                        market(
                                        "ticks",
                                        1,
                                        "--from",
                                        "2022-12-13T00:00:00.049Z",
                                        "--format",
                                        "ndjson")
                                .out())
                .endsWith(
                        "{\"time\":\"2022-12-13T00:00:00.049Z\",\"price\":\"10.109\","
                                + "\"quantity\":\"2.5\"}\n")
                .hasLineCount(2);
        assertThat(market("import", "trades", file, "--instrument", "AAA/BBB").out())
                .contains("  0 new, 100 unchanged");
        assertThat(market("unpack", "--json").out())
                .contains("\"ticks\":100,\"chunks\":1,")
                .contains("\"interrupted\":false");
        assertThat(market("ticks", 1).out()).isEqualTo(rows);
    }

    @Test
    void namesWhatDoesNotFit() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), TRADES);
        market("import", "trades", file, "--instrument", "AAA/BBB", "--build", "1m");

        assertThat(market("candles", "--series", 9).err()).contains("no such series 9");
        assertThat(market("ticks", 9).err()).contains("no such series 9");
        assertThat(market("ticks", 1, "--from", "2024", "--to", "2023").err()).isNotEmpty();
        assertThat(market("pack", "--older-than", "-1").err()).contains("0 to 100000 days");
        assertThat(market("candles", "--interval", "90s").err()).contains("multiple");
        assertThat(market("retention", "set", "--days", 1).err()).contains("--tick-series");
        assertThat(market("retention", "set", "--series", 9, "--days", 1).err())
                .contains("no such series");
        assertThat(market("retention", "set", "--series", 1, "--days", 9, "--rollup-days", 8).err())
                .contains("--rollup-days");
    }

    /** As many rows as vendors' files have, in each format. */
    @Test
    void importsEveryKindOfFileTwiceWithoutChange() throws IOException {
        Path trades = folder.resolve("acme-trades-20131007.zip");
        MadeCandles.zip(trades, "acme_trade_tick.csv", MadeTicks.trades(MadeTicks.TRADES));
        Path quotes = folder.resolve("xauusd-quotes-20140502.zip");
        MadeCandles.zip(quotes, "xauusd_tick_quote.csv", MadeTicks.quotes(MadeTicks.QUOTES));
        List<Object[]> imports = new ArrayList<>();
        imports.add(line("trades", trades, "--price-decimals", "4"));
        imports.add(line("quotes", quotes, "--cut-time"));
        imports.add(line("trades", parquet(), "--round-volume", "--volume-decimals", "8"));
        for (Path candles : MadeCandles.all(folder)) {
            imports.add(line("candles", candles, "--round-volume"));
        }
        for (Object[] line : imports) {
            CommandRun first = market(line);
            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(first.out()).contains(" 0 unchanged, 0 rejected");
        }
        for (Object[] line : imports) {
            assertThat(market(line).out()).contains("  0 new, ").contains(" 0 rejected");
        }
        assertThat(market("series").out())
                .contains(": 250,601, ")
                .contains(": 265,015, ")
                .contains(": 2,001, ")
                .contains("btc-perp-1m.csv: 45,031, ")
                .contains("btc-usd-4h.json: 20,695, ")
                .contains("; 3 gaps, 5 missing")
                .contains("btc-usd-1d.json: 5,905, ")
                .contains("; 18 gaps, 92 missing");
    }

    /** Trades with floating-point prices and quantities, packed with Brotli. */
    private Path parquet() throws IOException {
        String name = "trades.parquet";
        try (InputStream in = MarketHistoryIT.class.getResourceAsStream(name)) {
            return Files.write(
                    folder.resolve(name), Objects.requireNonNull(in, name).readAllBytes());
        }
    }

    /** A file of its own instrument. */
    private static Object[] line(String kind, Path file, String... options) {
        List<Object> line = new ArrayList<>(List.of("import", kind, file, "--instrument"));
        String name = file.getFileName().toString();
        line.add("N" + name.replaceAll("[^A-Za-z0-9]", "") + "/USD");
        line.addAll(List.of(options));
        return line.toArray();
    }

    private CommandRun market(Object... arguments) {
        List<Object> line = new ArrayList<>(List.of("market"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--db", books));
        return CommandRun.of(folder, line.toArray());
    }
}

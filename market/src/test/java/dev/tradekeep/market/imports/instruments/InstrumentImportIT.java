package dev.tradekeep.market.imports.instruments;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.instruments.InstrumentCatalogueQuery;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LeakCheck.class)
class InstrumentImportIT {
    private static final String HEADER =
            "market,symbol,type,description,quote_currency,contract_multiplier,"
                    + "minimum_price_variation,lot_size,market_ticker,minimum_order_size,"
                    + "price_magnifier,strike_multiplier\n";

    private static final String SAMPLE =
            HEADER
                    + """

                    #
                    # Use # signs for "comments
                    #
                    eurex,FDAX,future,DAX Futures,EUR,25,1,1,,1
                    eurex,[*],index,,EUR,1,0.01,1
                    cme,6J,future,Japanese Yen Futures,USD,12500000.0,5e-07,1.0
                    cbot,OZW,futureoption,Wheat Options,USD,5000.0,0.00125,1.0,,,100
                    fxcm,EURUSD,forex,EUR/USD,USD,1,0.00001,1000
                    kraken,BTCUSD,crypto,XBT/USD,USD,1,0.1,0.00000001,XXBTZUSD,0.00005
                    binance,BTCUSDT,crypto,BTCUSDT,USDT,1,0.01,0.00001,BTCUSDT,5
                    binance,BTCUSDT,cryptofuture,BTCUSDT,USDT,1,0.1,0.001,BTCUSDT
                    bybit,BTCUSDT,crypto,BTCUSDT,USDT,1,0.01,0.001,BTCUSDT,0.0005
                    dydx,TINYUSD,cryptofuture,TINY-USD,USD,1,0.000000000001,1000000000,TINY-USD,\
                    1000000000,1000000000000000000,0.001
                    """;

    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void open() {
        database = TestBooks.openIn(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void importsEveryKindExactly() throws IOException {
        InstrumentImportOutcome outcome = run(SAMPLE);

        assertCounts(outcome, 9, 0, 0, 0);
        assertThat(outcome.defaults()).isEqualTo(1);
        assertThat(outcome.exchanges()).isEqualTo(8);
        assertThat(outcome.shared()).as("BTC/USDT on binance and bybit").isEqualTo(1);
        assertThat(
                        rows(
                                "SELECT exchange, symbol, exchange_symbol, base_asset, quote_asset,"
                                        + " tick_size, lot_size, min_quantity, min_notional,"
                                        + " contract_multiplier, price_magnifier, strike_multiplier"
                                        + " FROM v_instruments ORDER BY exchange, symbol"))
                .containsExactly(
                        "binance|BTC/USDT|BTCUSDT|BTC|USDT|0.01|0.00001|0.0|5.00000000|1.0|1.0|1.0",
                        "binance|BTCUSDT|BTCUSDT||USDT|0.1|0.001|0.0|0.00000000|1.0|1.0|1.0",
                        "bybit|BTC/USDT|BTCUSDT|BTC|USDT|0.01|0.001|0.0005|0.00000000|1.0|1.0|1.0",
                        "cbot|OZW|OZW||USD|0.00125|1.0|0.0|0.00000000|5000.0|100.0|1.0",
                        "cme|6J|6J||USD|0.0000005|1.0|0.0|0.00000000|12500000.0|1.0|1.0",
                        "dydx|TINYUSD|TINY-USD||USD|0.000000000001|1000000000.0|1000000000.0"
                                + "|0.00000000|1.0|1000000000000000000.0|0.001",
                        "eurex|FDAX|FDAX||EUR|1.0|1.0|1.0|0.00000000|25.0|1.0|1.0",
                        "fxcm|EUR/USD|EURUSD|EUR|USD|0.00001|1000.0|0.0|0.00000000|1.0|1.0|1.0",
                        "kraken|BTC/USD|XXBTZUSD|BTC|USD|0.1|0.00000001|0.00005|0.00000000|1.0|1.0"
                                + "|1.0");
        assertThat(rows("SELECT DISTINCT kind FROM exchanges")).containsExactly("live");
        assertIndexIsExact();
    }

    @Test
    void importingAgainChangesNothing() throws IOException {
        run(SAMPLE);
        List<String> before = everything();

        InstrumentImportOutcome again = run(SAMPLE);

        assertCounts(again, 0, 0, 9, 0);
        assertThat(again.importedBefore()).contains(TestBooks.NOW);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void tickThatChangesIsAnUpdateOnTheOldScale() throws IOException {
        run(SAMPLE);

        assertCounts(run(SAMPLE.replace("1,0.1,0.00000001", "1,0.5,0.00000001")), 0, 1, 8, 0);
        assertThat(rows("SELECT tick_size, price_scale FROM instruments WHERE symbol = 'BTC/USD'"))
                .containsExactly("5|1");
        assertCounts(run(SAMPLE.replace("1,0.1,0.00000001", "1,5,0.00000001")), 0, 1, 8, 0);
        assertThat(rows("SELECT tick_size, price_scale FROM instruments WHERE symbol = 'BTC/USD'"))
                .containsExactly("50|1");
    }

    @Test
    void scaleGrowsWhileNothingUsesIt() throws IOException {
        run(SAMPLE);

        assertCounts(run(SAMPLE.replace("1,0.1,0.00000001", "1,0.25,0.00000001")), 0, 1, 8, 0);
        assertThat(rows("SELECT tick_size, price_scale FROM instruments WHERE symbol = 'BTC/USD'"))
                .containsExactly("25|2");
    }

    @Test
    void scaleOfAnInstrumentInUseNeverChanges() throws IOException {
        run(SAMPLE);
        PlainSql.run(
                database.path(),
                """
                INSERT INTO candle_series (instrument_id, interval_micros, source, volume_scale, candles)
                SELECT id, 60000000, 'file', 8, 0 FROM instruments WHERE symbol = 'BTC/USD'\
                """);
        List<String> before = everything();
        String finer = SAMPLE.replace("1,0.1,0.00000001", "1,0.25,0.00000001");

        assertFails(ErrorCode.FILE_MALFORMED, () -> run(finer))
                .hasMessageContaining("some.csv:11: BTC/USD has prices of 1")
                .hasMessageContaining("never change");
        assertThat(everything()).isEqualTo(before);
        assertCounts(run(finer, null, ErrorPolicy.SKIP), 0, 0, 8, 1);
    }

    /**
     * Every table that refers to an instrument must keep its scales from changing. What a run
     * leaves next to its orders has an order of that instrument; figures of filters have scales of
     * their own.
     */
    @Test
    void everyTableOfInstrumentsCountsAsUse() {
        String inUse = InstrumentCatalogueQuery.IN_USE.sql();
        List<String> referring =
                rows(
                        "SELECT DISTINCT m.name FROM sqlite_schema AS m,"
                                + " pragma_foreign_key_list(m.name) AS f"
                                + " WHERE m.type = 'table' AND f.\"table\" = 'instruments'"
                                + " AND m.name NOT IN ('instrument_symbols', 'order_groups',"
                                + " 'risk_events', 'detected_ticks', 'instrument_filters',"
                                + " 'instrument_changes')");

        assertThat(referring)
                .isNotEmpty()
                .allSatisfy(table -> assertThat(inUse).contains("FROM " + table));
    }

    @Test
    void wildcardServesRowsWithoutFigures() throws IOException {
        assertCounts(
                run(HEADER + "usa,[*],index,,USD,1,0.01,1\nusa,SPX,index,S&P 500\n"), 1, 0, 0, 0);
        assertThat(rows("SELECT symbol, tick_size, quote_asset FROM v_instruments"))
                .containsExactly("SPX|0.01|USD");
        assertCounts(run(HEADER + "usa,NDX,index\n"), 1, 0, 0, 0);
        assertThat(rows("SELECT count(*) FROM v_instruments WHERE quote_asset = 'USD'"))
                .as("the default is in the books")
                .containsExactly("2");
    }

    @Test
    void exchangesSwapNames() throws IOException {
        run(HEADER + "x,A1,future,,USD,1,1,1,ONE\nx,A2,future,,USD,1,1,1,TWO\n");

        assertCounts(
                run(HEADER + "x,A1,future,,USD,1,1,1,TWO\nx,A2,future,,USD,1,1,1,ONE\n"),
                0,
                2,
                0,
                0);
        assertThat(rows("SELECT symbol, exchange_symbol FROM v_instruments ORDER BY symbol"))
                .containsExactly("A1|TWO", "A2|ONE");
        assertFails(ErrorCode.FILE_MALFORMED, () -> run(HEADER + "x,A3,future,,USD,1,1,1,ONE\n"))
                .hasMessageContaining("x calls A2 ONE already");
        assertIndexIsExact();
    }

    @Test
    void onlyOneExchangeIsImported() throws IOException {
        assertCounts(run(SAMPLE, "binance", ErrorPolicy.STOP), 2, 0, 0, 0);
        assertThat(rows("SELECT code FROM exchanges")).containsExactly("binance");
        assertFails(ErrorCode.NOT_FOUND, () -> run(SAMPLE, "nowhere", ErrorPolicy.STOP))
                .hasMessageContaining("nowhere");
    }

    @Test
    void delistsWhatIsMissing() throws IOException {
        run(SAMPLE);
        String shorter = SAMPLE.replaceAll("(?m)^binance.*cryptofuture.*\\n", "");

        InstrumentImportOutcome outcome = runDelisting(shorter);

        assertThat(outcome.delisted()).isEqualTo(1);
        assertThat(rows("SELECT exchange, symbol FROM v_instruments WHERE status = 'delisted'"))
                .containsExactly("binance|BTCUSDT");
        assertThat(runDelisting(shorter).delisted()).isZero();
        assertCounts(run(SAMPLE), 0, 1, 8, 0);
        assertThat(rows("SELECT * FROM v_instruments WHERE status = 'delisted'")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x,A,future,,USD,1,0,1; minimum_price_variation: Wanted a number above 0",
                "x,A,future,,USD,1,-0.01,1; minimum_price_variation: Wanted a number above 0",
                "x,A,future,,USD,1,1,0; lot_size: Wanted a number above 0",
                "x,A,future,,USD,0,1,1; contract_multiplier: Wanted a number above 0",
                "x,A,future,,USD,1,1,1,,-1; minimum size must be 0 or more",
                "x,A,future,,USD,1,one,1; minimum_price_variation: Wanted a decimal number",
                "x,A,future,,USD,1,NaN,1; minimum_price_variation: Wanted a decimal number",
                "x,A,future,,USD,1,1e-19,1; Wanted at most 18 decimals",
                "x,A,future,,USD,1,1e40,1; does not fit 64 bits",
                "x,A,future,,USD,1,1,1,,1e19; does not fit 64 bits",
                "x,A,future,,USD,1,1; lot_size: Wanted a value",
                "x,A,bond,,USD,1,1,1; Wanted a kind of instrument",
                "x,A; Wanted a kind of instrument",
                ",A,future,,USD,1,1,1; market: Wanted 1 to 32 characters",
                "x y,A,future,,USD,1,1,1; market: Wanted 1 to 32 characters",
                "x,,future,,USD,1,1,1; symbol: Wanted a value",
                "x,A B,future,,USD,1,1,1; a symbol is 1 to 64 visible characters",
                "x,A,future,,usd,1,1,1; the quote asset has a code",
                "x,BTCUSD,crypto,,EUR,1,1,1; Wanted a pair that ends with its quote currency EUR",
                "x,USD,crypto,,USD,1,1,1; Wanted a pair that ends",
                "x,USDUSD,crypto,,USD,1,1,1; base and quote must differ",
                "x,BTCUSD,crypto,,USD,10,1,1; has the contract multiplier 1",
                "x,AUSD,crypto,,USD,1,1,1e-18,,100; does not fit 64 bits",
                "x,A,future,,USD,1,1,1,,,,,,; Wanted no more columns than the header has",
            })
    void rowThatIsNoInstrument(String row, String reason) throws IOException {
        List<String> before = everything();
        String text = HEADER + "x,GOOD,future,,USD,1,1,1\n" + row + "\n";

        assertFails(ErrorCode.FILE_MALFORMED, () -> run(text))
                .hasMessageContaining("some.csv:3: ")
                .hasMessageContaining(reason);
        assertThat(everything()).as("nothing half applied").isEqualTo(before);

        InstrumentImportOutcome skipped = run(text, null, ErrorPolicy.SKIP);
        assertCounts(skipped, 1, 0, 0, 1);
        assertThat(skipped.rejects().getFirst().line()).isEqualTo(3);
        assertThat(skipped.rejects().getFirst().reason()).contains(reason);
        assertThat(rows("SELECT code FROM assets")).as("no asset of it").containsExactly("USD");
    }

    @Test
    void sameInstrumentTwice() {
        assertFails(
                        ErrorCode.FILE_MALFORMED,
                        () -> run(HEADER + "x,A,future,,USD,1,1,1\nx,A,future,,USD,1,2,1\n"))
                .hasMessageContaining("some.csv:3: A")
                .hasMessageContaining("is there twice, first in line 2");
    }

    @Test
    void instrumentNeverBecomesAnother() throws IOException {
        run(HEADER + "x,A,future,,USD,1,1,1\n");

        assertFails(ErrorCode.FILE_MALFORMED, () -> run(HEADER + "x,A,future,,EUR,1,1,1\n"))
                .hasMessageContaining("A is listed as future in USD, wanted future in EUR");
    }

    @Test
    void valueThatTheQuoteAssetCannotHold() throws IOException {
        PlainSql.run(
                database.path(),
                "INSERT INTO assets (code, scale, created_at) VALUES ('USDT', 2, 0)");

        assertFails(
                        ErrorCode.FILE_MALFORMED,
                        () -> run(HEADER + "binance,AUSDT,crypto,,USDT,1,1,1,,0.001\n"))
                .hasMessageContaining("Wanted at most 2 decimals, as a balance of USDT");
    }

    @Test
    void hostileFiles() throws IOException {
        assertMalformed("", "empty");
        assertMalformed("a,b,c\n1,2,3\n", "wanted a header with the columns market,symbol");
        assertMalformed(HEADER.replace("lot_size", "lots"), "missing lot_size");
        assertMalformed(HEADER.replace("market_ticker", "lot_size"), "a column is there twice");
        assertMalformed(HEADER + "x,\"A,future,,USD,1,1,1\n", "damaged");
        assertMalformed(HEADER + "x,A\u0000,future,,USD,1,1,1\n", "not text");
        assertMalformed(HEADER + "x," + "A".repeat(70_000) + "\n", "at most 512 columns");
        assertMalformed(HEADER + "x" + ",".repeat(600) + "\n", "at most 512 columns");
        Path broken = folder.resolve("broken.csv");
        Files.write(broken, (HEADER + "x,A\u00e9,future\n").getBytes(StandardCharsets.ISO_8859_1));
        assertFails(ErrorCode.FILE_MALFORMED, () -> run(broken, null, ErrorPolicy.SKIP, false))
                .hasMessageContaining("broken.csv:2: not valid UTF-8");
        assertFails(
                ErrorCode.FILE_NOT_FOUND,
                () -> run(folder.resolve("no.csv"), null, ErrorPolicy.STOP, false));
        assertFails(ErrorCode.FILE_UNREADABLE, () -> run(folder, null, ErrorPolicy.STOP, false));
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () -> run(database.path(), null, ErrorPolicy.STOP, false));
        assertThat(rows("SELECT * FROM exchanges")).isEmpty();
    }

    @Test
    void moreInstrumentsThanAnyExchangeHas() throws IOException {
        Path file = folder.resolve("huge.csv.gz");
        byte[] line = "x,A,future\n".getBytes(StandardCharsets.UTF_8);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(HEADER.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i <= InstrumentFile.RECORDS_MAX; i++) {
                out.write(line);
            }
        }

        assertFails(ErrorCode.FILE_MALFORMED, () -> run(file, null, ErrorPolicy.SKIP, false))
                .hasMessageContaining("huge.csv.gz:200002: more than 200000 instruments");
    }

    @Test
    void otherWaysToWriteTheSame() throws IOException {
        run(SAMPLE);
        List<String> before = everything();

        assertCounts(run(SAMPLE.replace("\n", "\r\n")), 0, 0, 9, 0);
        assertCounts(run("\ufeff" + SAMPLE), 0, 0, 9, 0);
        assertCounts(
                run(SAMPLE.replace("XBT/USD", "\" XBT/USD \"").replace("0.00001,", "1E-5,")),
                0,
                0,
                9,
                0);
        assertThat(withoutImports(everything())).isEqualTo(withoutImports(before));
    }

    @Test
    void figuresOfAnyScaleAreKeptExactly() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder(HEADER);
        List<List<BigDecimal>> wanted = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            List<BigDecimal> figures = new ArrayList<>();
            for (int figure = 0; figure < 6; figure++) {
                figures.add(BigDecimal.valueOf(1 + random.nextLong(1L << 40), random.nextInt(13)));
            }
            wanted.add(figures);
            text.append(
                    "x,S%d,cfd,,USD,%s,%s,%s,,%s,%s,%s%n"
                            .formatted(
                                    i,
                                    figures.get(0).toPlainString(),
                                    figures.get(1).unscaledValue() + "e-" + figures.get(1).scale(),
                                    figures.get(2).toEngineeringString(),
                                    figures.get(3).toString(),
                                    figures.get(4).toPlainString()
                                            + (figures.get(4).scale() > 0 ? "0" : ""),
                                    figures.get(5).toPlainString()));
        }

        // A least quantity far finer or larger than a lot may not fit 64 bits: left out, not bent.
        InstrumentImportOutcome outcome = run(text.toString(), null, ErrorPolicy.SKIP);

        assertThat(outcome.counts().inserted()).as("seed 1").isGreaterThan(250);
        for (String row :
                rows(
                        "SELECT symbol, contract_multiplier, tick_size, lot_size, min_quantity,"
                                + " price_magnifier, strike_multiplier FROM v_instruments")) {
            String[] columns = row.split("\\|", -1);
            List<BigDecimal> figures = wanted.get(Integer.parseInt(columns[0].substring(1)));
            for (int figure = 0; figure < figures.size(); figure++) {
                assertThat(new BigDecimal(columns[figure + 1]))
                        .as("seed 1, %s", row)
                        .isEqualByComparingTo(figures.get(figure));
            }
        }
    }

    private static void assertCounts(
            InstrumentImportOutcome outcome,
            long inserted,
            long updated,
            long unchanged,
            long rejected) {
        assertThat(outcome.counts())
                .extracting("inserted", "updated", "unchanged", "rejected")
                .as(outcome.rejects().toString())
                .containsExactly(inserted, updated, unchanged, rejected);
    }

    private void assertMalformed(String text, String reason) throws IOException {
        assertFails(ErrorCode.FILE_MALFORMED, () -> run(text, null, ErrorPolicy.SKIP))
                .hasMessageContaining("some.csv")
                .hasMessageContaining(reason);
    }

    /** FTS5 compares its index with what the view says, word by word. */
    private void assertIndexIsExact() {
        PlainSql.run(
                database.path(),
                "INSERT INTO instrument_search (instrument_search, rank)"
                        + " VALUES ('integrity-check', 1)");
    }

    private List<String> everything() {
        List<String> all = new ArrayList<>();
        for (String table :
                List.of(
                        "exchanges",
                        "assets",
                        "instruments",
                        "instrument_symbols",
                        "instrument_defaults",
                        "instrument_imports")) {
            rows("SELECT * FROM " + table).forEach(row -> all.add(table + "|" + row));
        }
        all.addAll(rows("SELECT id, hex(block) FROM instrument_search_data"));
        return all;
    }

    private static List<String> withoutImports(List<String> rows) {
        return rows.stream().filter(row -> !row.startsWith("instrument_imports")).toList();
    }

    private List<String> rows(String sql) {
        return PlainSql.rows(database.path(), sql);
    }

    private InstrumentImportOutcome run(String text) throws IOException {
        return run(text, null, ErrorPolicy.STOP);
    }

    private InstrumentImportOutcome run(String text, @Nullable String exchange, ErrorPolicy policy)
            throws IOException {
        Path file = Files.writeString(folder.resolve("some.csv"), text);
        return run(file, exchange, policy, false);
    }

    private InstrumentImportOutcome runDelisting(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("some.csv"), text);
        return run(file, null, ErrorPolicy.STOP, true);
    }

    private InstrumentImportOutcome run(
            Path file, @Nullable String exchange, ErrorPolicy policy, boolean delistMissing) {
        return new InstrumentImport(database, TestBooks.CLOCK)
                .run(
                        new InstrumentImportRequest(file, exchange, policy, delistMissing),
                        ReadProgress.NONE);
    }
}

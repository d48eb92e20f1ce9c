package dev.tradekeep.market.imports;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.TickSeries;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of trades, quotes and candles, into books. */
@ExtendWith(LeakCheck.class)
class MarketImportIT extends ImportBooks {
    private static final String TRADES =
            """
            time,id,price,qty,side
            1670889600000,1,10.5,1.25,buy
            1670889600000,2,10.5,1.25,buy
            1670889600007,3,10.25,3,sell
            """;

    @Test
    void importsTradesOfOneTimeInTheOrderOfTheFile() throws IOException {
        ImportOutcome<TickSeries> outcome = trades(write("t.csv", TRADES));

        assertThat(outcome.done().inserted()).isEqualTo(3);
        assertThat(outcome.series().sizeScale()).isEqualTo(2);
        assertThat(outcome.listed().priceScale()).isEqualTo(2);
        assertThat(outcome.survey().entries().getFirst().columns().extraNames())
                .containsExactly("id", "side");
        assertThat(rows("SELECT traded_at, sequence, price, quantity FROM market_trades"))
                .containsExactly(
                        "1670889600000000|0|1050|125",
                        "1670889600000000|1|1050|125",
                        "1670889600007000|0|1025|300");
    }

    @Test
    void importsAFileTwiceWithoutChange() throws IOException {
        Path file = write("t.csv", TRADES);
        trades(file);

        ImportOutcome<TickSeries> again = trades(file);

        assertThat(again.done().inserted()).isZero();
        assertThat(again.done().unchanged()).isEqualTo(3);
        assertThat(again.importedBefore()).contains(TestBooks.NOW);
        assertThat(rows("SELECT count(*) FROM data_imports")).containsExactly("1");
    }

    @Test
    void readsTimesOfDayAndPricesWithoutTheirPoint() throws IOException {
        Path file = folder.resolve("20131007_spy.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("20131007_spy_Trade_Tick.csv"));
            zip.write(
                    "14400464,1674100,100,P,20002000,0\n14400465,1674150,1400,P,20002000,0\n"
                            .getBytes(StandardCharsets.UTF_8));
        }

        trades(file, ImportOptions.DETECT.withImpliedDecimals(4));

        assertThat(rows("SELECT traded_at, price, quantity FROM market_trades"))
                .containsExactly("1381118400464000|1674100|100", "1381118400465000|1674150|1400");
        assertThat(rows("SELECT price_scale FROM instruments")).containsExactly("4");
    }

    @Test
    void readsPricesWithoutTheirPointAtTheScaleOfAListedInstrument() throws IOException {
        trades(write("t.csv", "1670889600000,10.25,1\n"));

        trades(
                write("u.csv", "1670889600001,112500,1\n"),
                ImportOptions.DETECT.withImpliedDecimals(4));
        assertThat(rows("SELECT max(price) FROM market_trades")).containsExactly("1125");
        assertFails(
                ErrorCode.FILE_MALFORMED,
                () ->
                        trades(
                                write("v.csv", "1670889600001,112550.1,1\n"),
                                ImportOptions.DETECT.withImpliedDecimals(4)));
    }

    @Test
    void cutsTimesFinerThanAMicrosecondOnlyWhenAsked() throws IOException {
        Path file =
                write("20140502_quotes.csv", "46.2042,1284.065,1284.405\n49.769,1284.1,1284.4\n");

        assertFails(ErrorCode.FILE_MALFORMED, () -> quotes(file, ImportOptions.DETECT))
                .hasMessageContaining("time: Wanted a time of whole microseconds")
                .hasMessageContaining("--cut-time");
        ImportOutcome<TickSeries> outcome = quotes(file, ImportOptions.DETECT.withTimesCut());

        assertThat(outcome.done().rounded()).isEqualTo(1);
        assertThat(rows("SELECT quoted_at, bid, ask, bid_size, ask_size FROM quotes"))
                .containsExactly(
                        "1398988800046204|1284065|1284405|0|0",
                        "1398988800049769|1284100|1284400|0|0");
    }

    @Test
    void readsSizesOfQuotesFromJson() throws IOException {
        Path file =
                write(
                        "q.json",
                        """
                        {"quotes": [{"t": "2022-12-13T00:00:00Z", "bid": 10.5, "ask": "10.75",
                          "bid_size": 3, "ask_size": 0.5}]}
                        """);

        quotes(file, ImportOptions.DETECT);

        assertThat(rows("SELECT bid, ask, bid_size, ask_size FROM quotes"))
                .containsExactly("1050|1075|30|5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1670889600008,0,1|the price must be above 0",
                "1670889600008,1,-1|the quantity is negative",
                "1670889600001,1,1|must be in the order of time",
                "1670889600008,1|wanted 3 columns, found 2",
                "1670889600008,x,1|price: Wanted a decimal number",
            })
    void importsWholeOrNotAtAllOrLeavesBadRowsOut(String rowAndReason) throws IOException {
        String row = rowAndReason.substring(0, rowAndReason.indexOf('|'));
        String reason = rowAndReason.substring(rowAndReason.indexOf('|') + 1);
        Path file = write("t.csv", "1670889600007,10,1\n" + row + "\n1670889600009,11,1\n");

        assertFails(ErrorCode.FILE_MALFORMED, () -> trades(file))
                .hasMessageContaining("t.csv:2: ")
                .hasMessageContaining(reason);
        assertThat(rows("SELECT (SELECT count(*) FROM market_trades), count(*) FROM tick_series"))
                .containsExactly("0|0");

        ImportOutcome<TickSeries> skipped =
                new TickImport(database(), TestBooks.CLOCK, TickKind.TRADES, pace())
                        .run(
                                request(
                                        file,
                                        ImportOptions.DETECT,
                                        null,
                                        ErrorPolicy.SKIP,
                                        ConflictPolicy.STOP),
                                ReadProgress.NONE);
        assertThat(skipped.done().inserted()).isEqualTo(2);
        assertThat(skipped.report().rejects()).hasSize(1);
    }

    @Test
    void correctsCandlesOnlyWhenAsked() throws IOException {
        String header = "time,open,high,low,close,volume\n";
        Path first = write("a.csv", header + "1670889600,10,12,9,11,5\n1670889660,10,12,9,11,5\n");
        Path second = write("b.csv", header + "1670889660,10,12,9,10,7\n1670889720,10,12,9,11,5\n");
        candles(first, ConflictPolicy.STOP);

        assertFails(ErrorCode.CONFLICT, () -> candles(second, ConflictPolicy.STOP))
                .hasMessageContaining("b.csv")
                .hasMessageContaining("--on-conflict");
        assertThat(candles(second, ConflictPolicy.KEEP).done().unchanged()).isEqualTo(1);
        assertThat(candles(second, ConflictPolicy.REPLACE).done().replaced()).isEqualTo(1);

        assertThat(rows("SELECT close, volume FROM candles"))
                .containsExactly("11|5", "10|7", "11|5");
        assertThat(rows("SELECT volume FROM candle_rollups WHERE interval_micros = 300000000"))
                .containsExactly("17");
    }
}

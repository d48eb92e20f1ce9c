package dev.tradekeep.market.imports;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.market.imports.columns.ColumnOptions;
import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.imports.time.TimeOptions;
import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.market.CandlePrice;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people have them: symbols mixed, remarks before the header, columns of all sorts. */
@ExtendWith(LeakCheck.class)
class OddFilesIT extends ImportBooks {
    private static final InstrumentChoice BTC = InstrumentChoice.parse("sim", "BTC/USD");
    private static final InstrumentChoice ETH = InstrumentChoice.parse("sim", "ETH/USD");
    private static final String MIXED =
            """
            date,ticker,open,high,low,close,volume
            2024-01-02,SPY,472,473,470,472,100
            2024-01-02,QQQ,405,406,400,402,50
            2024-01-03,SPY,470,471,468,469,110
            2024-01-03,QQQ,400,401,398,399,60
            """;

    @Test
    void refusesToMakeOneSeriesOfSeveralSymbols() throws IOException {
        Path file = write("m.csv", MIXED);

        assertFails(ErrorCode.INVALID_ARGUMENT, () -> candles(file, ImportOptions.DETECT))
                .hasMessageContaining("it holds 2 symbols: SPY, QQQ")
                .hasMessageContaining("--symbol");
        assertThat(
                        new MarketFile(file, DataKind.CANDLES, ImportOptions.DETECT)
                                .symbols(ReadProgress.NONE))
                .containsExactly("SPY", "QQQ");
    }

    @Test
    void importsTheRowsOfOneSymbol() throws IOException {
        Path file = write("m.csv", MIXED);

        candles(file, ImportOptions.DETECT.withSymbol("QQQ"));

        assertThat(rows("SELECT close, volume FROM candles")).containsExactly("402|50", "399|60");
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () -> candles(file, ImportOptions.DETECT.withSymbol("IWM")))
                .hasMessageContaining("it has no row of IWM; it holds 2 symbols");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.com/data\n",
                "# made on a Monday\n# by hand\n",
                "sep=|\n",
                "#"
            })
    void findsTheHeaderBehindRemarksAndReadsAnyDelimiter(String before) throws IOException {
        candles(
                write(
                        "r.csv",
                        before
                                + "time|open|high|low|close|volume\n"
                                + "2024-01-02|1|2|1|2|5\n2024-01-03|1|2|1|2|5\n"),
                ConflictPolicy.STOP);

        assertThat(rows("SELECT count(*) FROM candles")).containsExactly("2");
    }

    @Test
    void namesTheLineOfTheFileBehindSkippedLines() throws IOException {
        Path file =
                write("s.csv", "a report\nof prices\n2024-01-02,1,2,1,2,5\n2024-01-03,1,2,1,x,5\n");

        assertFails(
                        ErrorCode.FILE_MALFORMED,
                        () ->
                                candles(
                                        file,
                                        ImportOptions.DETECT.with(new TextOptions(2, null, false))))
                .hasMessageContaining("s.csv:4: close");
    }

    @Test
    void readsCandlesWithoutAVolumeOnlyWhenAsked() throws IOException {
        Path file =
                write(
                        "v.csv",
                        "date,open,high,low,close\n2024-01-02,1,2,1,2\n2024-01-03,1,2,1,2\n");

        assertFails(ErrorCode.INVALID_ARGUMENT, () -> candles(file, ImportOptions.DETECT))
                .hasMessageContaining("--no-volume");
        candles(file, ImportOptions.DETECT.with(ColumnOptions.DETECT.withoutVolume()));

        assertThat(rows("SELECT DISTINCT volume FROM candles")).containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024/01/02,09:30,1,2,1,2,5\n2024/01/02,09:31,1,2,1,2,5\n",
                """
                <DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<VOL>
                20240102\t093000\t1\t2\t1\t2\t5
                20240102\t093100\t1\t2\t1\t2\t5
                """,
                """
                Time,Date,Open,High,Low,Close,Volume
                09:30,02.01.2024,1,2,1,2,5
                09:31,02.01.2024,1,2,1,2,5
                """
            })
    void joinsTheColumnsOfDateAndTimeOfDay(String text) throws IOException {
        candles(write("d.csv", text), ConflictPolicy.STOP);

        assertThat(rows("SELECT open_time FROM candles"))
                .containsExactly("1704187800000000", "1704187860000000");
    }

    @Test
    void joinsTheColumnsThatTheOptionNames() throws IOException {
        candles(
                write(
                        "d.csv",
                        "Day,o,h,l,c,v,Clock\n2024-01-02,1,2,1,2,5,09:30\n2024-01-02,1,2,1,2,5,09:31\n"),
                ImportOptions.DETECT.with(ColumnOptions.DETECT.withTime("Day,Clock")));

        assertThat(rows("SELECT min(open_time) FROM candles")).containsExactly("1704187800000000");
    }

    @Test
    void makesInstrumentsOfTheKindThatIsNamed() throws IOException {
        Path file = write("k.csv", "2024-01-02,1,2,1,2,5\n2024-01-03,1,2,1,2,5\n");
        candles(file, InstrumentChoice.parse("sim", "SPY/USD", InstrumentKind.EQUITY));
        candles(file, InstrumentChoice.parse("sim", "ES/USD", InstrumentKind.FUTURE));
        candles(file, InstrumentChoice.parse("sim", "ES"));
        candles(file, InstrumentChoice.parse("sim", "BTCUSDT"));

        assertThat(rows("SELECT symbol, kind FROM instruments"))
                .containsExactlyInAnyOrder("SPY|equity", "ES|future", "BTC/USDT|crypto");
        assertFails(ErrorCode.NOT_FOUND, () -> candles(file, InstrumentChoice.parse("sim", "NQ")))
                .hasMessageContaining("--instrument NQ/USD")
                .hasMessageContaining("--kind");
    }

    @Test
    void putsDailyFilesOfOneInstrumentIntoOneSeries() throws IOException {
        for (int day = 2; day < 5; day++) {
            String date = "2024-01-0" + day;
            candles(
                    write(date + ".csv", date + "T09:30,1,2,1,2,5\n" + date + "T09:31,1,2,1,2,5\n"),
                    BTC);
        }
        candles(write("one.csv", "2024-01-05T09:30,1,2,1,2,5\n"), BTC);

        assertThat(rows("SELECT source, candles FROM candle_series"))
                .containsExactly("2024-01-02.csv|7");
    }

    @Test
    void readsACandleFileWithHolesOnTheGridOfItsSeries() throws IOException {
        candles(
                write("whole.csv", "2024-01-02T09:30,1,2,1,2,5\n2024-01-02T09:31,1,2,1,2,5\n"),
                BTC);
        candles(
                write(
                        "holes.csv",
                        """
                        2024-01-02T10:00,1,2,1,2,5
                        2024-01-02T10:05,1,2,1,2,5
                        2024-01-02T10:10,1,2,1,2,5
                        2024-01-02T10:11,1,2,1,2,5
                        """),
                BTC);
        candles(write("five.csv", "2024-01-02T11:00,1,2,1,2,5\n2024-01-02T11:05,1,2,1,2,5\n"), BTC);

        assertThat(rows("SELECT interval_micros / 60000000, candles FROM candle_series"))
                .containsExactly("1|6", "5|2");
    }

    @Test
    void namesTheBadRowForWhichTheIntervalCannotBeTold() throws IOException {
        Path file =
                write(
                        "b.csv",
                        "2024-01-02,1,2,1,x,5\n2024-01-0x,1,2,1,2,5\n2024-01-03,1,2,1,2,5\n");

        assertThat(
                        candles(write("t.csv", "2024-01-02,1,2,1,2,5\n2024-01-03,1,2,1,2,5\n"), BTC)
                                .series()
                                .interval())
                .hasToString("1d");
        assertFails(
                        ErrorCode.FILE_MALFORMED,
                        () ->
                                candles(
                                        write(
                                                "c.csv",
                                                "2024-01-02,1,2,1,x,5\n2024-01-0x,1,2,1,2,5\n"),
                                        ETH))
                .hasMessageContaining("c.csv:1: close");
        assertFails(ErrorCode.FILE_MALFORMED, () -> candles(file, ETH))
                .hasMessageContaining("b.csv:1: close");
    }

    @Test
    void shortensALongFileNameAndRefusesABadSource() throws IOException {
        Path file = write("x".repeat(100) + ".csv", "2024-01-02,1,2,1,2,5\n2024-01-03,1,2,1,2,5\n");
        candles(file, BTC);

        assertThat(rows("SELECT length(source), source LIKE 'xxx%xxx.csv' FROM candle_series"))
                .containsExactly("64|1");
        assertFails(
                        ErrorCode.INVALID_ARGUMENT,
                        () ->
                                new ImportRequest(
                                        file,
                                        BTC,
                                        " ",
                                        null,
                                        CandlePrice.TRADE,
                                        GridChoice.DETECT,
                                        ImportOptions.DETECT,
                                        null,
                                        false,
                                        ErrorPolicy.STOP,
                                        ConflictPolicy.STOP))
                .hasMessageContaining("1 to 64 characters");
    }

    @Test
    void roundsAVolumeOfMoreDigitsThanFitBeforeItCounts() throws IOException {
        Path file =
                write("v.csv", "2024-01-02,1,2,1,2,123456789012.12345678\n2024-01-03,1,2,1,2,5\n");
        ImportRequest request =
                new ImportRequest(
                        file,
                        BTC,
                        null,
                        null,
                        CandlePrice.TRADE,
                        GridChoice.DETECT,
                        ImportOptions.DETECT,
                        2,
                        true,
                        ErrorPolicy.STOP,
                        ConflictPolicy.STOP);

        new CandleImport(database(), TestBooks.CLOCK, pace()).run(request, ReadProgress.NONE);

        assertThat(rows("SELECT volume FROM candles")).containsExactly("12345678901212", "500");
    }

    @ParameterizedTest
    @CsvSource({
        "1w, 2024-01-01 2024-01-08 2024-01-15, 0",
        "1w, 2023-12-31 2024-01-07 2024-01-21, 1",
        "1mo, 2023-12-01 2024-01-01 2024-02-01 2024-04-01, 1",
        "1h, 2024-01-02T09:30 2024-01-02T10:30 2024-01-02T12:30, 1",
        "4h, 2024-01-02T09:30 2024-01-02T13:30 2024-01-02T17:30, 0",
        "1d, 2024-01-02T14:30 2024-01-03T14:30 2024-01-05T14:30, 1"
    })
    void readsWeeksMonthsAndCandlesOfASession(String interval, String times, int missing)
            throws IOException {
        StringBuilder text = new StringBuilder();
        for (String time : times.split(" ", -1)) {
            text.append(time).append(",1,2,1,2,5\n");
        }

        ImportOutcome<CandleSeries> outcome = candles(write("g.csv", text.toString()), BTC);

        assertThat(outcome.series().interval()).hasToString(interval);
        assertThat(outcome.report().missing()).isEqualTo(missing);
        assertThat(outcome.report().accepted()).isEqualTo(times.split(" ", -1).length);
    }

    @Test
    void readsDaysByTheClockOfAZoneAcrossTheChangeOfTheHour() throws IOException {
        Path file =
                write(
                        "n.csv",
                        """
                        2024-03-08,1,2,1,2,5
                        2024-03-09,1,2,1,2,5
                        2024-03-11,1,2,1,2,5
                        2024-03-12,1,2,1,2,5
                        """);
        ZoneId newYork = ZoneId.of("America/New_York");
        ImportRequest request =
                new ImportRequest(
                        file,
                        BTC,
                        null,
                        null,
                        CandlePrice.TRADE,
                        new GridChoice(newYork, null),
                        ImportOptions.DETECT.with(TimeOptions.DETECT.withZone(newYork)),
                        null,
                        false,
                        ErrorPolicy.STOP,
                        ConflictPolicy.STOP);

        ImportOutcome<CandleSeries> outcome =
                new CandleImport(database(), TestBooks.CLOCK, pace())
                        .run(request, ReadProgress.NONE);

        assertThat(outcome.report().missing()).isEqualTo(1);
        assertThat(rows("SELECT open_time FROM candles"))
                .containsExactly(
                        "1709874000000000",
                        "1709960400000000",
                        "1710129600000000",
                        "1710216000000000");
        assertThat(rows("SELECT zone, anchor_micros FROM candle_series"))
                .containsExactly("America/New_York|0");
    }

    @Test
    void growsTheScaleOfASeriesForALaterFileOfMoreDecimals() throws IOException {
        candles(write("a.csv", "2024-01-02,1,2,1,2,100\n2024-01-03,1,2,1,2,5\n"), BTC);
        candles(write("b.csv", "2024-01-04,1,2,1,2,100.25\n2024-01-05,1,2,1,2,5\n"), BTC);

        assertThat(rows("SELECT volume FROM candles"))
                .containsExactly("10000", "500", "10025", "500");
        assertThat(rows("SELECT source, volume_scale FROM candle_series"))
                .containsExactly("a.csv|2");
    }

    @Test
    void keepsImportedCandlesOfEachPriceApart() throws IOException {
        Path file = write("p.csv", "2024-01-02,1,2,1,2,100\n2024-01-03,1,2,1,2,5\n");
        for (CandlePrice price : CandlePrice.values()) {
            ImportRequest request =
                    new ImportRequest(
                            file,
                            BTC,
                            null,
                            null,
                            price,
                            GridChoice.DETECT,
                            ImportOptions.DETECT,
                            null,
                            false,
                            ErrorPolicy.STOP,
                            ConflictPolicy.STOP);
            new CandleImport(database(), TestBooks.CLOCK, pace()).run(request, ReadProgress.NONE);
        }

        assertThat(rows("SELECT price, candles FROM candle_series ORDER BY id"))
                .containsExactly("trade|2", "bid|2", "ask|2", "mid|2");
    }
}

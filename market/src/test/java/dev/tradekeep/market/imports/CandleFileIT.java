package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.imports.time.TimeFormat;
import dev.tradekeep.market.series.Gap;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.store.text.ContentKind;
import dev.tradekeep.store.text.ReadProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleFileIT {
    private static final long START = 1_670_889_600_000_000L;
    private static final long MINUTE = Interval.ONE_MINUTE.micros();
    private static final String CSV =
            """
            time,open,high,low,close,volume
            2022-12-13T00:00:00Z,1.5,2,1.25,1.75,10.001
            2022-12-13T00:01:00Z,1.75,1.75,1.5,1.5,0
            """;
    private static final List<Candle> CANDLES =
            List.of(
                    new Candle(START, 150, 200, 125, 175, 10_001),
                    new Candle(START + MINUTE, 175, 175, 150, 150, 0));

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void readsCsvWithAnyDelimiter(String delimiter) throws IOException {
        Path file = write(CSV.replace(",", delimiter));
        FileSurvey survey = survey(file);
        assertThat(survey.entries().getFirst().delimiter()).isEqualTo(delimiter.charAt(0));
        assertThat(survey.entries().getFirst().header()).isTrue();
        assertThat(read(file)).isEqualTo(CANDLES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsCsvWithAnyLineEnd(String lineEnd) throws IOException {
        assertThat(read(write(CSV.replace("\n", lineEnd)))).isEqualTo(CANDLES);
    }

    @Test
    void readsCsvWithBomQuotesSpacesEmptyLinesAndExtraColumns() throws IOException {
        Path file =
                write(
                        """
                        \uFEFFsymbol,Close,"Open",High,Low,Volume,Timestamp

                        "B,TC",1.75, 1.5,2, 1.25 ,1.0001E1,1670889600

                        "B,TC",1.5,+1.75,1.75,1.50,"0.000",1670889660\
                        """);
        assertThat(survey(file).entries().getFirst().columns().hasSymbol()).isTrue();
        assertThat(read(file)).isEqualTo(CANDLES);
    }

    @Test
    void readsCsvWithoutHeader() throws IOException {
        Path file =
                write("1670889600000,1.5,2,1.25,1.75,10.001\n1670889660000,1.75,1.75,1.5,1.5,0\n");
        FileSurvey survey = survey(file);
        assertThat(survey.entries().getFirst().header()).isFalse();
        assertThat(survey.timeFormat()).isEqualTo(TimeFormat.MILLISECONDS);
        assertThat(read(file)).isEqualTo(CANDLES);
    }

    @Test
    void readsColumnsThatTheOptionNames() throws IOException {
        Path file =
                write(
                        "10.001,1.75,1.25,2,1.5,1670889600\n0,1.5,1.5,1.75,1.75,1670889660\n",
                        "f.csv");
        ImportOptions options =
                ImportOptions.DETECT.withColumns("time=6,open=5,high=4,low=3,close=2,volume=1");
        assertThat(read(file, options)).isEqualTo(CANDLES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                [{"t": 1670889600, "o": 1.5, "h": 2, "l": 1.25, "c": 1.75, "v": 10.001, "x": [1]},
                 {"v": "0", "c": "1.5", "l": "1.50", "h": "1.75", "o": "175e-2", "t": "1670889660"}]
                """,
                """
                {"symbol": "BTC", "meta": {"a": [1, {"b": 2}]}, "candles": [
                 {"start": "1670889600", "low": 1.25, "high": 2, "open": 1.5, "close": 1.75,
                  "volume": 10.001},
                 {"start": "1670889660", "low": 1.5, "high": 1.75, "open": 1.75, "close": 1.5,
                  "volume": 0, "new": null}], "more": {"c": []}}
                """,
                """
                [[1670889600000, "1.5", "2", "1.25", "1.75", "10.001", 0],
                 [1670889660000, "1.75", "1.75", "1.5", "1.5", "0", 0]]
                """,
                """
                {"candles": [["2022-12-13", 1.5, 2, 1.25, 1.75, 10.001],
                 ["2022-12-13 00:01", 1.75, 1.75, 1.5, 1.5, 0]]}
                """
            })
    void readsJsonOfEveryShape(String json) throws IOException {
        Path file = write(json);
        assertThat(survey(file).entries().getFirst().format()).isNotEqualTo(EntryFormat.CSV);
        assertThat(read(file)).isEqualTo(CANDLES);
    }

    @Test
    void readsGzipByContentNotByName() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(write(bytes.toByteArray(), "candles.csv"))).isEqualTo(CANDLES);
    }

    @Test
    void readsEveryEntryOfAZip() throws IOException {
        Map<String, String> entries = new TreeMap<>();
        entries.put("__MACOSX/a.csv", "junk");
        entries.put("a.csv", CSV);
        entries.put("b.json", "[[1670889720, 3, 3, 3, 3, 1]]");
        Path file = write(zip(entries), "candles.bin");
        FileSurvey survey = survey(file, ImportOptions.DETECT.withTimeFormat(TimeFormat.ISO));
        assertThat(survey.unreadable()).isEqualTo(1);
        assertThat(survey.entries())
                .extracting(EntryLayout::name)
                .containsExactly("a.csv", "b.json");

        entries.put("b.json", "[[\"2022-12-13T00:02Z\", 3, 3, 3, 3, 1]]");
        List<Candle> wanted = new ArrayList<>(CANDLES);
        wanted.add(new Candle(START + 2 * MINUTE, 300, 300, 300, 300, 1_000));
        assertThat(read(write(zip(entries), "candles.bin"))).isEqualTo(wanted);
    }

    @Test
    void takesTheDayOfTimesOfDayFromTheNameOfEachEntry() throws IOException {
        Map<String, String> entries = new TreeMap<>();
        entries.put("20221213_trade.csv", "86340000,1,1,1,1,1\n");
        entries.put("20221214_trade.csv", "0,1,1,1,1,1\n60000,1,1,1,1,1\n");
        Path file = write(zip(entries), "trades.zip");
        assertThat(survey(file).timeFormat()).isEqualTo(TimeFormat.MILLISECONDS_OF_DAY);
        long midnight = START + 1_440 * MINUTE;
        assertThat(read(file))
                .extracting(Candle::openTime)
                .containsExactly(midnight - MINUTE, midnight, midnight + MINUTE);
    }

    @Test
    void takesTheDayOfTimesOfDayFromTheOptions() throws IOException {
        Path file = write("0,1,1,1,1,1\n60000,1,1,1,1,1\n");
        assertThat(failure(file))
                .returns(ErrorCode.INVALID_ARGUMENT, TradekeepException::code)
                .hasMessageContaining("give the base date");
        ImportOptions options = ImportOptions.DETECT.withBaseDate(LocalDate.of(2022, 12, 13));
        assertThat(read(file, options))
                .extracting(Candle::openTime)
                .containsExactly(START, START + MINUTE);
    }

    @Test
    void surveysTheWholeFile() throws Exception {
        Path file =
                write(
                        CSV
                                + "2022-12-13T00:03:00Z,1.12345,3,1,1,123456789012.5\n"
                                + "2022-12-13T00:04:00Z,nonsense,3,1,1,1.0000000000001\n");
        FileSurvey survey = survey(file);
        byte[] bytes = Files.readAllBytes(file);
        assertThat(survey.fileBytes()).isEqualTo(bytes.length);
        assertThat(survey.sha256())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(survey.rows()).isEqualTo(4);
        assertThat(survey.unreadable()).isEqualTo(1);
        assertThat(survey.firstTime()).isEqualTo(START);
        assertThat(survey.lastTime()).isEqualTo(START + 4 * MINUTE);
        assertThat(survey.interval()).isEqualTo(Interval.ONE_MINUTE);
        assertThat(survey.prices()).isEqualTo(new DecimalRange(5, 18));
        assertThat(survey.volumes()).isEqualTo(new DecimalRange(3, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2022-12-13T00:02:00Z,1,1,1,1|wanted 6 columns, found 5",
                "2022-12-13T00:02:00Z,1,1,1,1,1,1|wanted 6 columns, found 7",
                "13.12.2022,1,1,1,1,1|time: Wanted an ISO-8601 time",
                "1670889720,1,1,1,1,1|time: Wanted an ISO-8601 time",
                "2022-12-13T00:02:00Z,1,x,1,1,1|high: Wanted a decimal number, found \"x\"",
                "2022-12-13T00:02:00Z,1,1,1,,1|close: Wanted a decimal number, found \"\"",
                "2022-12-13T00:02:00Z,1.001,2,1,1,1|open: Wanted at most 2 decimals, found 3",
                "2022-12-13T00:02:00Z,1,1,1,1,1.0001|volume: Wanted at most 3 decimals, found 4",
                "2022-12-13T00:02:00Z,1,1,0,1,1|every price must be above 0",
                "2022-12-13T00:02:00Z,1,1,-1,1,1|every price must be above 0",
                "2022-12-13T00:02:00Z,1,1,2,1,1|the high is below the low",
                "2022-12-13T00:02:00Z,3,2,1,1,1|the open lies outside low to high",
                "2022-12-13T00:02:00Z,1,2,1,2.5,1|the close lies outside low to high",
                "2022-12-13T00:02:00Z,1,1,1,1,-1|the volume is negative, found -1",
                "2022-12-13T00:01:00Z,1,1,1,1,1|2022-12-13T00:01:00Z is there twice",
                "2022-12-12T23:59:00Z,1,1,1,1,1|comes after 2022-12-13T00:01:00Z",
                "2022-12-13T00:02:01Z,1,1,1,1,1|is not on the 1m grid",
            })
    void stopsAtABadRowOrSkipsIt(String row, String reason) throws IOException {
        Path file = write(CSV + row + "\n2022-12-13T00:05:00Z,4,4,4,4,4\n");
        ReadSettings stop =
                new ReadSettings(
                        2, 3, false, CandleGrid.utc(Interval.ONE_MINUTE), ErrorPolicy.STOP);
        MarketFile candles = new MarketFile(file, DataKind.CANDLES, ImportOptions.DETECT);
        FileSurvey survey = candles.survey(ReadProgress.NONE);
        RecordedCandles before = new RecordedCandles();
        assertThatThrownBy(() -> candles.read(survey, stop, before, ReadProgress.NONE))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_MALFORMED))
                .hasMessageStartingWith(file + ":4: ")
                .hasMessageContaining(reason);
        assertThat(before.candles).isEqualTo(CANDLES);

        RecordedCandles sink = new RecordedCandles();
        ReadReport report =
                candles.read(survey, stop.withOnError(ErrorPolicy.SKIP), sink, ReadProgress.NONE);
        assertThat(sink.lines).containsExactly(2L, 3L, 5L);
        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.rejects().getFirst().toString())
                .startsWith(file + ":4: ")
                .contains(reason);
        assertThat(report.gaps())
                .containsExactly(new Gap(START + 2 * MINUTE, START + 4 * MINUTE, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"t\": 1670889720, \"o\": 1, \"h\": 1, \"l\": 1, \"c\": 1}|no \"v\"",
                "{\"t\": 1670889720, \"t\": 2, \"o\": 1, \"h\": 1, \"l\": 1, \"c\": 1, \"v\": 1}"
                        + "|\"t\" is there twice",
                "{\"t\": [1], \"o\": 1, \"h\": 1, \"l\": 1, \"c\": 1, \"v\": 1}"
                        + "|wanted a number or a text",
                "[1670889720, 1, 1, 1, 1, 1]|wanted an object like the first one",
                "17|wanted an object like the first one",
                "{\"t\": 1670889720, \"o\": null, \"h\": 1, \"l\": 1, \"c\": 1, \"v\": 1}"
                        + "|open: Wanted a decimal number, found \"null\"",
            })
    void rejectsABadRowOfJson(String row, String reason) throws IOException {
        Path file =
                write("[{\"t\":1670889600,\"o\":1,\"h\":1,\"l\":1,\"c\":1,\"v\":1},\n" + row + "]");
        MarketFile candles = new MarketFile(file, DataKind.CANDLES, ImportOptions.DETECT);
        FileSurvey survey = candles.survey(ReadProgress.NONE);
        ReadSettings settings = ReadSettings.of(survey, false).withOnError(ErrorPolicy.SKIP);
        ReadReport report =
                candles.read(survey, settings, new RecordedCandles(), ReadProgress.NONE);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rejects().getFirst().line()).isEqualTo(2);
        assertThat(report.rejects().getFirst().reason()).contains(reason);
    }

    @Test
    void keepsOnlyTheFirstRejects() throws IOException {
        Path file = write(CSV + "x,1,1,1,1,1\n".repeat(ReadReport.REJECTS_KEPT_MAX + 7));
        MarketFile candles = new MarketFile(file, DataKind.CANDLES, ImportOptions.DETECT);
        FileSurvey survey = candles.survey(ReadProgress.NONE);
        ReadSettings settings = ReadSettings.of(survey, false).withOnError(ErrorPolicy.SKIP);
        ReadReport report =
                candles.read(survey, settings, new RecordedCandles(), ReadProgress.NONE);
        assertThat(report.rejected()).isEqualTo(ReadReport.REJECTS_KEPT_MAX + 7);
        assertThat(report.rejects()).hasSize(ReadReport.REJECTS_KEPT_MAX);
    }

    @Test
    void roundsVolumesHalfEvenOnlyWhenAsked() throws IOException {
        Path file = write("0,1,1,1,1,0.125\n60,1,1,1,1,0.135\n120,1,1,1,1,0.13\n");
        MarketFile candles =
                new MarketFile(
                        file,
                        DataKind.CANDLES,
                        ImportOptions.DETECT.withTimeFormat(TimeFormat.SECONDS));
        FileSurvey survey = candles.survey(ReadProgress.NONE);
        RecordedCandles sink = new RecordedCandles();
        ReadSettings settings = ReadSettings.of(survey, false).withVolumeRoundedTo(2);
        ReadReport report = candles.read(survey, settings, sink, ReadProgress.NONE);
        assertThat(sink.candles).extracting(Candle::volume).containsExactly(12L, 14L, 13L);
        assertThat(report.rounded()).isEqualTo(2);
    }

    @Test
    void offersTheLargestVolumeScaleThatFits() throws IOException {
        Path file = write("0,1,1,1,1,1234567890.5\n60,1,1,1,1,0.00000000001\n");
        FileSurvey survey = survey(file, ImportOptions.DETECT.withTimeFormat(TimeFormat.SECONDS));
        assertThat(survey.volumes()).isEqualTo(new DecimalRange(11, 9));
        assertThatThrownBy(() -> ReadSettings.of(survey, false))
                .hasMessageContaining("volume scale of 9 or less");
        assertThat(ReadSettings.of(survey, true).volumeScale()).isEqualTo(9);
    }

    @Test
    void tellsItsProgressToTheLastByte() throws IOException {
        Path file = write(CSV + "\n".repeat(200_000));
        List<Long> heard = new ArrayList<>();
        new MarketFile(file, DataKind.CANDLES, ImportOptions.DETECT)
                .survey((done, total) -> {
                    heard.add(done);
                    assertThat(total).isEqualTo(CSV.length() + 200_000);
                });
        assertThat(heard).isSorted().hasSizeGreaterThan(2);
        assertThat(heard.getLast()).isEqualTo(CSV.length() + 200_000);
    }

    @Test
    void letsThroughWhatTheSinkThrows() throws IOException {
        Path file = write(CSV);
        MarketFile candles = new MarketFile(file, DataKind.CANDLES, ImportOptions.DETECT);
        FileSurvey survey = candles.survey(ReadProgress.NONE);
        TradekeepException thrown = new TradekeepException(ErrorCode.DATABASE_FULL, "full");
        RowSink sink =
                (values, line) -> {
                    throw thrown;
                };
        ReadSettings settings = ReadSettings.of(survey, false).withOnError(ErrorPolicy.SKIP);
        assertThatThrownBy(() -> candles.read(survey, settings, sink, ReadProgress.NONE))
                .isSameAs(thrown);
    }

    @Test
    void refusesAFileThatChangedAfterItsSurvey() throws IOException {
        Path file = write(CSV);
        MarketFile candles = new MarketFile(file, DataKind.CANDLES, ImportOptions.DETECT);
        FileSurvey survey = candles.survey(ReadProgress.NONE);
        Files.setLastModifiedTime(file, FileTime.fromMillis(survey.modifiedMillis() + 1_000));
        TradekeepException e =
                catchThrowableOfType(
                        TradekeepException.class,
                        () ->
                                candles.read(
                                        survey,
                                        ReadSettings.of(survey, false),
                                        new RecordedCandles(),
                                        ReadProgress.NONE));
        assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void namesAFileThatIsMissingAndAFolder() {
        assertThat(failure(folder.resolve("none.csv")))
                .returns(ErrorCode.FILE_NOT_FOUND, TradekeepException::code)
                .hasMessageContaining("none.csv");
        assertThat(failure(folder))
                .returns(ErrorCode.FILE_UNREADABLE, TradekeepException::code)
                .hasMessageContaining("a folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|the file is empty",
                "'   '|nothing but spaces",
                "time,open,high,low,close,volume|there are no candles",
                "'[]'|the array holds no candles",
                "'{\"data\": []}'|an array named \"candles\", found only data",
                "'[[1,1,1,1,1,1]'|the JSON is damaged or cut short here",
                "'[[1,1,1,1,1,1]]]'|the JSON is damaged or cut short here",
                "'[[1,1,1,1,1,1]] []'|there is more after the end",
                "'[[2,1,'|the JSON is damaged or cut short here",
                "'x,1,1,1,1,1'|:1: time: Wanted a decimal number, found \"x\". No row can be read",
                "'\"1,1,1,1,1,1'|first record",
            })
    void namesWhatIsWrongWithAFile(String content, String reason) throws IOException {
        Path file = write(content);
        assertThat(failure(file))
                .returns(ErrorCode.FILE_MALFORMED, TradekeepException::code)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void namesTheLineOfAQuoteThatNeverCloses() throws IOException {
        Path file = write(CSV + "\"2022-12-13T00:02:00Z,1,1,1,1,1\n");
        assertThat(failure(file))
                .returns(ErrorCode.FILE_MALFORMED, TradekeepException::code)
                .hasMessageStartingWith(file + ":4: the CSV is damaged here");
    }

    @Test
    void namesTheColumnsOfAFileThatLacksOne() throws IOException {
        Path file = write("time,price\n2022-12-13,1\n");
        assertThat(failure(file))
                .returns(ErrorCode.INVALID_ARGUMENT, TradekeepException::code)
                .hasMessageContaining("found 2 columns: time, price");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 40, 5_000, 20_000})
    void namesTheLineOfABadByte(int line) throws IOException {
        StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 2; i <= 20_001; i++) {
            text.append(i * 60L + 1_000_000_020L).append(",1,1,1,1,1\n");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        int at = 0;
        for (int i = 1; i < line; at++) {
            i += bytes[at] == '\n' ? 1 : 0;
        }
        bytes[at + 4] = (byte) 0xe9;
        Path file = write(bytes, "latin.csv");
        assertThat(failure(file))
                .returns(ErrorCode.FILE_MALFORMED, TradekeepException::code)
                .hasMessage(file + ":" + line + ": not valid UTF-8; convert the file to UTF-8.");
    }

    @Test
    void namesTheLineOfABadByteInJson() throws IOException {
        byte[] bytes = "[[1,1,1,1,1,1],\n[2,1,1,1,1,\"#\"]]".getBytes(StandardCharsets.UTF_8);
        bytes["[[1,1,1,1,1,1],\n[2,1,1,1,1,\"".length()] = (byte) 0xff;
        Path file = write(bytes, "latin.json");
        assertThat(failure(file)).hasMessageStartingWith(file + ":2: not valid UTF-8");
    }

    @Test
    void namesUtf16() throws IOException {
        Path file = write(CSV.getBytes(StandardCharsets.UTF_16LE), "wide.csv");
        assertThat(failure(file)).hasMessageContaining("UTF-16");
    }

    @Test
    void noticesEveryTruncationOfAZip() throws IOException {
        byte[] whole = zip(Map.of("a.csv", CSV));
        for (int length = ContentKind.HEAD_BYTES; length < whole.length; length++) {
            Path file = write(Arrays.copyOf(whole, length), "cut.zip");
            assertThat(failure(file))
                    .as("first %d of %d bytes", length, whole.length)
                    .returns(ErrorCode.FILE_MALFORMED, TradekeepException::code)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void noticesEveryTruncationOfAGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = bytes.toByteArray();
        for (int length = 2; length < whole.length; length++) {
            Path file = write(Arrays.copyOf(whole, length), "cut.gz");
            assertThat(failure(file))
                    .as("first %d of %d bytes", length, whole.length)
                    .returns(ErrorCode.FILE_MALFORMED, TradekeepException::code)
                    .hasMessageContaining("damaged or cut short");
        }
    }

    @Test
    void noticesADamagedZip() throws IOException {
        byte[] bytes = zip(Map.of("a.csv", CSV));
        int dataAt = 30 + "a.csv".length();
        bytes[dataAt + 40] ^= 0x10;
        assertThat(failure(write(bytes, "damaged.zip")).code()).isEqualTo(ErrorCode.FILE_MALFORMED);
    }

    @Test
    void namesTheEntryOfAZip() throws IOException {
        Path file = write(zip(Map.of("a.csv", CSV.replace("1.25", "9"))), "a.zip");
        assertThatThrownBy(() -> read(file))
                .hasMessageStartingWith(file + "!a.csv:2: the high is below the low");
        Path nested = write(zip(Map.of("b.zip", "PK\u0003\u0004")), "nested.zip");
        assertThat(failure(nested)).hasMessageContaining("b.zip: an archive inside an archive");
    }

    @Test
    void boundsColumnsAndRecords() throws IOException {
        String wide = "1,".repeat(RawRow.COLUMNS_MAX) + "1\n";
        assertThat(failure(write(wide))).hasMessageContaining("wanted at most 512 columns");
        assertThat(failure(write(CSV + wide))).hasMessageContaining(":4: the CSV is damaged here");
        String longRecord = "1".repeat(RawRow.RECORD_CHARS_MAX + 1);
        assertThat(failure(write(CSV + longRecord))).hasMessageContaining(":4: ");
        assertThat(failure(write("[[" + "1,".repeat(RawRow.COLUMNS_MAX) + "1]]")))
                .hasMessageContaining("at most 512 columns");
        assertThat(failure(write("[".repeat(100)))).hasMessageContaining("JSON");
    }

    private List<Candle> read(Path file) {
        return read(file, ImportOptions.DETECT);
    }

    private static List<Candle> read(Path file, ImportOptions options) {
        MarketFile candles = new MarketFile(file, DataKind.CANDLES, options);
        FileSurvey survey = candles.survey(ReadProgress.NONE);
        RecordedCandles sink = new RecordedCandles();
        ReadSettings settings =
                new ReadSettings(2, 3, false, null, ErrorPolicy.STOP)
                        .withInterval(survey.interval());
        candles.read(survey, settings, sink, ReadProgress.NONE);
        return sink.candles;
    }

    private static FileSurvey survey(Path file) {
        return survey(file, ImportOptions.DETECT);
    }

    private static FileSurvey survey(Path file, ImportOptions options) {
        return new MarketFile(file, DataKind.CANDLES, options).survey(ReadProgress.NONE);
    }

    private static TradekeepException failure(Path file) {
        TradekeepException e = catchThrowableOfType(TradekeepException.class, () -> survey(file));
        assertThat(e).as("failure of %s", file).isNotNull();
        return e;
    }

    private Path write(String content) throws IOException {
        return write(content, "candles.data");
    }

    private Path write(String content, String name) throws IOException {
        return write(content.getBytes(StandardCharsets.UTF_8), name);
    }

    private Path write(byte[] content, String name) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}

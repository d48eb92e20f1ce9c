package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.market.imports.time.TimeFormat;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonShapesIT {
    private static final String FIRST = "2022-12-13T00:00:00Z 1.5 2 1.25 1.75 10";
    private static final String SECOND = "2022-12-13T00:01:00Z 1.75 1.75 1.5 1.5 0";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // As this program prints candles.
                """
                {"time":"2022-12-13T00:00:00Z","open":"1.5","high":"2","low":"1.25","close":"1.75",\
                "volume":"10"}
                {"time":"2022-12-13T00:01:00Z","open":"1.75","high":"1.75","low":"1.5",\
                "close":"1.5","volume":"0"}
                """,
                """
                [1670889600, 1.5, 2, 1.25, 1.75, 10]
                [1670889660, 1.75, 1.75, 1.5, 1.5, 0]
                """,
                """
                {"retCode":0,"result":{"symbol":"BTCUSDT","list":[
                ["1670889600000","1.5","2","1.25","1.75","10","17"],
                ["1670889660000","1.75","1.75","1.5","1.5","0","0"]]},"time":1670889700000}
                """,
                """
                {"code":"0","data":[["1670889600000","1.5","2","1.25","1.75","10"],
                ["1670889660000","1.75","1.75","1.5","1.5","0"]]}
                """,
                """
                {"bars":{"BTC/USD":[{"t":"2022-12-13T00:00:00Z","o":1.5,"h":2,"l":1.25,"c":1.75,"v":10},
                {"t":"2022-12-13T00:01:00Z","o":1.75,"h":1.75,"l":1.5,"c":1.5,"v":0}]},"next":null}
                """,
                // As pandas writes with orient='split'.
                """
                {"columns":["close","open","high","low","volume","time"],"index":[0,1],
                "data":[[1.75,1.5,2.0,1.25,10,1670889600000],[1.5,1.75,1.75,1.5,0,1670889660000]]}
                """
            })
    void findsTheRowsWhereverTheyLie(String json) throws IOException {
        assertThat(RowTexts.of(write(json), DataKind.CANDLES, ImportOptions.DETECT))
                .containsExactly(FIRST, SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // As pandas writes by default.
                """
                {"time":{"0":1670889600000,"1":1670889660000},"open":{"0":1.5,"1":1.75},
                "high":{"0":2.0,"1":1.75},"low":{"0":1.25,"1":1.5},"close":{"0":1.75,"1":1.5},
                "trades":{"0":null,"1":3},"volume":{"0":10,"1":0}}
                """,
                // The same when the rows are called by their times.
                """
                {"open":{"1670889600000":1.5,"1670889660000":1.75},
                "high":{"1670889600000":2.0,"1670889660000":1.75},
                "low":{"1670889600000":1.25,"1670889660000":1.5},
                "close":{"1670889600000":1.75,"1670889660000":1.5},
                "volume":{"1670889600000":10,"1670889660000":0}}
                """,
                // orient='index'
                """
                {"0":{"time":1670889600000,"open":1.5,"high":2.0,"low":1.25,"close":1.75,"volume":10},
                "1":{"time":1670889660000,"open":1.75,"high":1.75,"low":1.5,"close":1.5,"volume":0}}
                """,
                """
                {"2022-12-13T00:00:00.000":{"open":1.5,"high":2.0,"low":1.25,"close":1.75,"volume":10},
                "2022-12-13T00:01:00.000":{"open":1.75,"high":1.75,"low":1.5,"close":1.5,"volume":0}}
                """,
                // orient='table'
                """
                {"schema":{"fields":[{"name":"index","type":"integer"},
                {"name":"time","type":"datetime"},{"name":"open","type":"number"}],
                "primaryKey":["index"],"pandas_version":"1.4.0"},"data":[
                {"index":0,"time":"2022-12-13T00:00:00.000","open":1.5,"high":2.0,"low":1.25,
                "close":1.75,"volume":10},
                {"index":1,"time":"2022-12-13T00:01:00.000","open":1.75,"high":1.75,"low":1.5,
                "close":1.5,"volume":0}]}
                """
            })
    void readsWhatPandasWrites(String json) throws IOException {
        assertThat(RowTexts.of(write(json), DataKind.CANDLES, ImportOptions.DETECT))
                .containsExactly(FIRST, SECOND);
    }

    @Test
    void rejectsAnEmptyCellOfAColumnAndSaysWhereItIs() throws IOException {
        Path file =
                write(
                        """
                        {"time":{"0":1670889600000,"1":1670889660000,"2":1670889720000},
                        "open":{"0":1.5,"1":null,"2":3},"high":{"0":2,"1":2,"2":3},
                        "low":{"0":1.25,"1":1.5,"2":"x"},"close":{"0":1.75,"1":1.5,"2":3},
                        "volume":{"0":10,"1":NaN,"2":3}}
                        """);

        assertThat(rejects(file))
                .containsExactly(
                        file + ":1: $.open.1: wanted a value, found null",
                        file + ":1: $.*.2: low: Wanted a decimal number, found \"x\".");
    }

    @Test
    void rejectsABadRowOfAnIndexAndSaysWhereItIs() throws IOException {
        Path file =
                write(
                        """
                        {"0":{"time":1670889600,"open":1,"high":1,"low":1,"close":1,"volume":1},
                        "1":{"time":1670889660,"open":null,"high":1,"low":1,"close":1,"volume":1},
                        "2":[1]}
                        """);

        assertThat(rejects(file))
                .containsExactly(
                        file + ":2: $.1: open: Wanted a decimal number, found \"null\".",
                        file + ":3: $.2: wanted an object like the first one");
    }

    @Test
    void refusesColumnsThatAreTooLongAndSaysHowToWriteThem() throws IOException {
        int cells = JsonColumns.CHARS_MAX / 16;
        StringBuilder json = new StringBuilder(JsonColumns.CHARS_MAX + 100).append("{\"time\":{");
        for (int i = 0; i <= cells; i++) {
            json.append('"').append(1_000_000 + i).append("\":").append(100_000 + i % 100_000);
            json.append(i == cells ? '}' : ',');
        }
        Path file = write(json.append('}').toString());

        assertThatThrownBy(() -> RowTexts.of(file, DataKind.CANDLES, ImportOptions.DETECT))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("at most 16000000 characters")
                .hasMessageContaining("to_json(orient='records', lines=True)");
    }

    private static List<String> rejects(Path file) throws IOException {
        MarketFile candles = new MarketFile(file, DataKind.CANDLES, ImportOptions.DETECT);
        FileSurvey survey = candles.survey(ReadProgress.NONE);
        ReadSettings settings = ReadSettings.of(survey, false).withOnError(ErrorPolicy.SKIP);
        return candles
                .read(survey, settings, new RecordedCandles(), ReadProgress.NONE)
                .rejects()
                .stream()
                .map(RejectedRow::toString)
                .toList();
    }

    @Test
    void readsRowsThatBeginLate() throws IOException {
        String json =
                "{\"note\":\""
                        + "x".repeat(60_000)
                        + "\",\"more\":\""
                        + "y".repeat(60_000)
                        + "\",\"candles\":[[1670889600,1.5,2,1.25,1.75,10],"
                        + "[1670889660,1.75,1.75,1.5,1.5,0]]}";
        assertThat(RowTexts.of(write(json), DataKind.CANDLES, ImportOptions.DETECT))
                .containsExactly(FIRST, SECOND);
    }

    @Test
    void rejectsARowWithoutANumberAndSaysWhereItIs() throws IOException {
        Path file =
                write(
                        "{\"candles\":[[1670889600,1.5,2,1.25,1.75,10],"
                                + "[1670889660,NaN,1.75,1.5,1.5,0],"
                                + "[1670889720,3,3,3,3,1]]}");
        MarketFile candles = new MarketFile(file, DataKind.CANDLES, ImportOptions.DETECT);
        FileSurvey survey = candles.survey(ReadProgress.NONE);
        ReadSettings settings = ReadSettings.of(survey, false).withOnError(ErrorPolicy.SKIP);
        ReadReport report =
                candles.read(survey, settings, new RecordedCandles(), ReadProgress.NONE);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.rejects())
                .singleElement()
                .hasToString(
                        file + ":1: $.candles[1]: open: Wanted a decimal number, found \"NaN\".");
    }

    @Test
    void looksOnWhereTheStartOfATextEndsBetweenTwoEntries() throws IOException {
        String start = "{\"note\":";
        String json =
                start
                        + "\"x\""
                        + " ".repeat(HeadReader.HEAD_CHARS - start.length() - 3)
                        + ",\"candles\":[[1670889600,1.5,2,1.25,1.75,10],"
                        + "[1670889660,1.75,1.75,1.5,1.5,0]]}";
        assertThat(RowTexts.of(write(json), DataKind.CANDLES, ImportOptions.DETECT))
                .containsExactly(FIRST, SECOND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"open\":{\"0\":1.5},\"close\":{\"0\":1.5}}|no column for the time; found 2 columns",
                "{\"open\":{},\"close\":{}}|found only open, close; pandas writes rows",
                "{\"time\":{\"0\":1},\"open\":1}|found 2 columns: time, open",
                "{\"t\":{\"0\":1,\"1\":2},\"o\":{\"0\":1,\"2\":2}}@|$.o.2: wanted the row \"1\" as in $.t",
                "{\"t\":{\"0\":1,\"1\":2},\"o\":{\"0\":1}}@|$.o: wanted 2 cells as in $.t, found 1",
                "{\"t\":{\"0\":1},\"o\":{\"0\":1,\"1\":2}}@|$.o.1: there is no such row in $.t",
                "{\"result\":{\"A\":[[1,1,1,1,1,1]],\"B\":[[1,1]]}}|second list of candles next to result.A",
                "{\"candles\":[[1,1,1,1,1,1],[2,1,|at /candles/1",
                "{\"error\":\"slow down\"}|found 1 columns: error",
            })
    void saysWhatIsWrong(String json, String reason) throws IOException {
        // The other columns of a candle, where they do not matter.
        String rest = ",\"h\":{\"0\":1},\"l\":{\"0\":1},\"c\":{\"0\":1},\"v\":{\"0\":1}}";
        Path file = write(json.replace("}@", rest));
        ImportOptions options = ImportOptions.DETECT.withTimeFormat(TimeFormat.SECONDS);
        assertThatThrownBy(() -> RowTexts.of(file, DataKind.CANDLES, options))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("REDACTED");
    }

    private Path write(String json) throws IOException {
        return Files.writeString(folder.resolve("f.json"), json);
    }
}

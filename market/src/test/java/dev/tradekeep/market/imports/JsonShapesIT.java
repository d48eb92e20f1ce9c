package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.market.imports.time.TimeFormat;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.text.ReadProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"open\":{\"0\":1.5},\"close\":{\"0\":1.5}}|orient='records'",
                "{\"result\":{\"A\":[[1,1,1,1,1,1]],\"B\":[[1,1]]}}|second list of candles next to result.A",
                "{\"candles\":[[1,1,1,1,1,1],[2,1,|at /candles/1",
                "{\"error\":\"slow down\"}|found 1 columns: error",
            })
    void saysWhatIsWrong(String json, String reason) throws IOException {
        Path file = write(json);
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

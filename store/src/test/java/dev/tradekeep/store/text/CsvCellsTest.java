package dev.tradekeep.store.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvCellsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+A1",
                "-A1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "-1-1",
                "\uff1d1",
                "-"
            })
    void prefixesWhatASpreadsheetRuns(String text) {
        assertThat(CsvCells.SAFE.of(text)).isEqualTo("'" + text);
        assertThat(CsvCells.EXACT.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a=1",
                "-1",
                "+0.25",
                "-12345678901234567890.12345678",
                "-1e-7",
                "'=1",
                "2-1"
            })
    void leavesNumbersAndOtherTexts(String text) {
        assertThat(CsvCells.SAFE.of(text)).isEqualTo(text);
    }
}

package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMappingTest {
    private static final List<String> HEADER =
            List.of("symbol", "Open time", "O", "High", "LOW", "c", "Vol");

    @Test
    void findsColumnsByUsualNamesInAnyCase() {
        ColumnMapping columns = ColumnMapping.named(DataKind.CANDLES, "f.csv", HEADER, null);
        assertThat(columns.positions()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(columns.extraNames()).containsExactly("symbol");
        assertThat(columns.fieldByColumn()).containsExactly(-1, 0, 1, 2, 3, 4, 5);
    }

    @Test
    void takesTheSurestOfSeveralTimeColumns() {
        ColumnMapping columns =
                ColumnMapping.named(
                        DataKind.CANDLES,
                        "f.csv",
                        List.of("date", "unix", "open", "high", "low", "close", "v"),
                        null);
        assertThat(columns.name(MarketFields.TIME)).isEqualTo("unix");
    }

    @Test
    void letsTheOptionNameAndNumberColumns() {
        ColumnMapping columns =
                ColumnMapping.named(
                        DataKind.CANDLES,
                        "f.csv",
                        List.of("a", "b", "high", "low", "close", "volume"),
                        "time=B, open=1");
        assertThat(columns.positions()).containsExactly(1, 0, 2, 3, 4, 5);
    }

    @Test
    void takesSixColumnsInOrderWithoutNames() {
        ColumnMapping columns = ColumnMapping.unnamed(DataKind.CANDLES, "f.csv", 7, null);
        assertThat(columns.positions()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(columns.extraNames()).containsExactly("7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time=when|f.csv: there is no column \"when\"; found 7 columns: symbol, Open time, O",
                "time=8|f.csv: there is no column \"8\"",
                "time=0|f.csv: there is no column \"0\"",
                "when=1|wanted one of time, open, high, low, close, volume",
                "time|wanted a form such as time=timestamp or open=2",
                "time=1,time=2|time is named twice",
                "time=3|column \"O\" is taken for both time and open",
            })
    void refusesAnOptionThatDoesNotSuit(String option, String message) {
        assertThatThrownBy(() -> ColumnMapping.named(DataKind.CANDLES, "f.csv", HEADER, option))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysWhichColumnIsMissingAndWhichThereAre() {
        assertThatThrownBy(() ->
                        ColumnMapping.named(
                                DataKind.CANDLES, "f.csv", List.of("time", "price"), null))
                .hasMessage(
                        "f.csv: no column for the open; found 2 columns: time, price; name it, such"
                                + " as open=NAME or open=NUMBER.");
        assertThatThrownBy(() -> ColumnMapping.unnamed(DataKind.CANDLES, "f.csv", 5, null))
                .hasMessageContaining("no column for the volume");
    }

    @Test
    void refusesANameThatIsThereTwice() {
        assertThatThrownBy(() ->
                        ColumnMapping.named(
                                DataKind.CANDLES,
                                "f.csv",
                                List.of("t", "o", "h", "l", "c", "v", "Open", "OPEN"),
                                null))
                .hasMessageContaining("column \"OPEN\" is there twice");
    }
}

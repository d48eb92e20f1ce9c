package dev.tradekeep.market.imports.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMappingTest {
    private static final List<String> HEADER =
            List.of("symbol", "Open time", "O", "High", "LOW", "c", "Vol");

    @Test
    void findsColumnsByUsualNamesInAnyCase() {
        ColumnMapping columns = named(HEADER, ColumnOptions.DETECT);
        assertThat(columns.positions()).containsExactly(1, 2, 3, 4, 5, 6, -1, 0);
        assertThat(columns.extraNames()).isEmpty();
        assertThat(columns.fieldByColumn()).containsExactly(7, 0, 1, 2, 3, 4, 5);
    }

    @Test
    void takesTheSurestOfSeveralTimeColumns() {
        ColumnMapping columns =
                named(
                        List.of("date", "unix", "open", "high", "low", "close", "v"),
                        ColumnOptions.DETECT);
        assertThat(columns.name(MarketFields.TIME)).isEqualTo("unix");
    }

    @Test
    void letsTheOptionNameAndNumberColumns() {
        ColumnMapping columns =
                named(
                        List.of("a", "b", "high", "low", "close", "volume"),
                        ColumnOptions.DETECT.withSpec("time=B, open=1"));
        assertThat(columns.positions()).containsExactly(1, 0, 2, 3, 4, 5, -1, -1);
    }

    @Test
    void takesSixColumnsInOrderWithoutNames() {
        ColumnMapping columns = unnamed(7);
        assertThat(columns.positions()).containsExactly(0, 1, 2, 3, 4, 5, -1, -1);
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
        assertThatThrownBy(() -> named(HEADER, ColumnOptions.DETECT.withSpec(option)))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysWhichColumnIsMissingAndWhichThereAre() {
        assertThatThrownBy(() -> named(List.of("time", "price"), ColumnOptions.DETECT))
                .hasMessage(
                        "f.csv: no column for the open; found 2 columns: time, price; name it, such"
                                + " as open=NAME or open=NUMBER.");
        assertThatThrownBy(() -> unnamed(5)).hasMessageContaining("no column for the volume");
    }

    @Test
    void refusesANameThatIsThereTwice() {
        assertThatThrownBy(() ->
                        named(
                                List.of("t", "o", "h", "l", "c", "v", "Open", "OPEN"),
                                ColumnOptions.DETECT))
                .hasMessageContaining("column \"OPEN\" is there twice");
    }

    @ParameterizedTest
    @CsvSource({
        "bid_amount, ask_amount",
        "bidSize, askSize",
        "bidVolume, askVolume",
        "bidqty, askqty",
        "bid_sz, ask_sz",
        "best_bid_qty, best_ask_qty",
        "Bid Lots, Offer Lots"
    })
    void findsTheSizesOfQuotesByTheirManyNames(String bidSize, String askSize) {
        ColumnMapping columns =
                ColumnFinder.named(
                        DataKind.QUOTES,
                        "f.csv",
                        List.of("time", "bid", bidSize, "ask", askSize),
                        List.of(),
                        ColumnOptions.DETECT);

        assertThat(columns.positions()).containsExactly(0, 1, 3, 2, 4, -1, -1);
    }

    @Test
    void namesColumnsThatLookLikeWhatWasNotFound() {
        ColumnMapping columns =
                ColumnFinder.named(
                        DataKind.QUOTES,
                        "f.csv",
                        List.of("time", "bid", "ask", "bid_liquidity_usd", "venue"),
                        List.of(),
                        ColumnOptions.DETECT);

        assertThat(columns.missedNames()).containsExactly("bid_liquidity_usd");
    }

    @Test
    void joinsADateAndATimeOfDay() {
        List<String> header =
                List.of("<DATE>", "<TIME>", "<OPEN>", "<HIGH>", "<LOW>", "<CLOSE>", "<VOL>");
        List<String> row = List.of("2024.01.02", "09:30", "1", "1", "1", "1", "1");

        assertThat(
                        ColumnFinder.named(
                                        DataKind.CANDLES,
                                        "f.csv",
                                        header,
                                        row,
                                        ColumnOptions.DETECT)
                                .positions())
                .containsExactly(0, 2, 3, 4, 5, 6, 1, -1);
        assertThat(
                        ColumnFinder.unnamed(DataKind.CANDLES, "f.csv", row, ColumnOptions.DETECT)
                                .positions())
                .containsExactly(0, 2, 3, 4, 5, 6, 1, -1);
    }

    private static ColumnMapping named(List<String> names, ColumnOptions options) {
        return ColumnFinder.named(DataKind.CANDLES, "f.csv", names, List.of(), options);
    }

    private static ColumnMapping unnamed(int count) {
        return ColumnFinder.unnamed(
                DataKind.CANDLES, "f.csv", Collections.nCopies(count, "1"), ColumnOptions.DETECT);
    }
}

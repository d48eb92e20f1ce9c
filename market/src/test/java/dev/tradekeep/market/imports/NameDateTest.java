package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameDateTest {
    @ParameterizedTest
    @CsvSource({
        "20221213_btcbusd_minute_trade.csv, 2022-12-13",
        "data/20200101.zip!20240229_trade.csv, 2024-02-29",
        "spot-20221213-99999999.csv, 2022-12-13",
    })
    void findsTheLastDayInAName(String name, LocalDate day) {
        assertThat(NameDate.last(name)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "btc.csv", "20221313.csv", "20230229.csv", "120221213.csv"})
    void findsNoDayWhereThereIsNone(String name) {
        assertThat(NameDate.last(name)).isNull();
    }

    @Test
    void findsADayThatIsTheWholeName() {
        assertThat(NameDate.last("20221213")).isEqualTo(LocalDate.of(2022, 12, 13));
    }
}

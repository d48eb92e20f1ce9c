package dev.tradekeep.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.instrument.Asset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0",
                "999; 999",
                "1000; 1,000",
                "45031; 45,031",
                "1234567; 1,234,567",
                "-1; -1",
                "-999; -999",
                "-1000; -1,000",
                "-123456; -123,456",
                "9223372036854775807; 9,223,372,036,854,775,807",
                "-9223372036854775808; -9,223,372,036,854,775,808",
            })
    void groupsThousands(long number, String expected) {
        assertThat(Numbers.count(number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 8; 0.00 USD",
                "100000000; 8; 1.00 USD",
                "100500000; 8; 1.00 USD",
                "101500000; 8; 1.02 USD",
                "-100500001; 8; -1.01 USD",
                "-400000; 8; 0.00 USD",
                "-500001; 8; -0.01 USD",
                "123456789012; 8; 1,234.57 USD",
                "-123456789012; 8; -1,234.57 USD",
                "12345; 0; 12,345 USD",
                "12345; 1; 1,234.5 USD",
            })
    void roundsMoneyHalfEvenToCents(long units, int scale, String expected) {
        assertThat(Numbers.money(units, new Asset("USD", scale))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0.00 s",
                "4999999; 0.00 s",
                "5000000; 0.01 s",
                "420000000; 0.42 s",
                "61000000000; 61.00 s",
            })
    void roundsSecondsToHundredths(long nanos, String expected) {
        assertThat(Numbers.seconds(nanos)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0; 0/s",
                "0; 5; 0/s",
                "1000; 1000000000; 1,000/s",
                "262144; 1000000000; 262,144/s",
                "3; 2000000000; 2/s",
            })
    void tellsARate(long count, long nanos, String expected) {
        assertThat(Numbers.rate(count, nanos)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0.0 kB",
                "999; 0.9 kB",
                "4096; 4.0 kB",
                "999999; 999.9 kB",
                "1000000; 1.0 MB",
                "4250000; 4.2 MB",
                "5000000000; 5000.0 MB",
            })
    void tellsASize(long bytes, String expected) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(expected);
    }
}

package dev.tradekeep.model.number;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.testing.Property;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    private static final int SEEDS = 20_000;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0",
        "1.0, 1, 0",
        "0.00010, 1, 4",
        "5e-07, 5, 7",
        "2.5E-05, 25, 6",
        "1e9, 1000000000, 0",
        "1000000000000000000, 1000000000000000000, 0",
        "0.0078125, 78125, 7",
        "0.000, 0, 0",
        "-12.50, -125, 1",
    })
    void readsWithTheSmallestScale(String text, long units, int scale) {
        Decimal decimal = Decimal.parse(text);

        assertThat(decimal.units()).isEqualTo(units);
        assertThat(decimal.scale()).isEqualTo(scale);
    }

    @Test
    void textBecomesUnitsBecomesTextExactly() {
        Property.check(
                SEEDS,
                random -> {
                    BigDecimal wanted =
                            BigDecimal.valueOf(Property.anyLong(random), random.nextInt(19));
                    Decimal decimal = Decimal.parse(written(wanted, random));

                    assertThat(new BigDecimal(decimal.toString())).isEqualByComparingTo(wanted);
                    assertThat(Decimal.parse(decimal.toString())).isEqualTo(decimal);
                    assertThat(decimal.signum()).isEqualTo(wanted.signum());
                    assertThat(BigDecimal.valueOf(decimal.units(), decimal.scale()))
                            .isEqualByComparingTo(wanted);
                });
    }

    /** Plain, with zeros behind it, or scientific: every way a file may write it. */
    private static String written(BigDecimal number, SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> number.toPlainString();
            case 1 -> number.toPlainString() + (number.scale() > 0 ? "00" : ".0");
            default -> number.unscaledValue() + "e" + -number.scale();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "1,5", "0x1", "1e", "NaN", " 1", "\u0661"})
    void refusesWhatIsNoNumber(String text) {
        assertFails(ErrorCode.NUMBER_MALFORMED, () -> Decimal.parse(text));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertFails(ErrorCode.NUMBER_NOT_EXACT, () -> Decimal.parse("1e-19"));
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> Decimal.parse("1e19"));
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> Decimal.parse("9223372036854775808"));
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> new Decimal(1, 19));
    }

    @Test
    void countsUnitsOfAnotherScale() {
        assertThat(Decimal.parse("0.5").unitsAt(3)).isEqualTo(500);
        assertThat(Decimal.parse("0.0001").unitsAt(2, RoundingMode.CEILING)).isEqualTo(1);
        assertFails(ErrorCode.NUMBER_NOT_EXACT, () -> Decimal.parse("0.0001").unitsAt(2));
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> Decimal.parse("1000").unitsAt(18));
    }
}

package dev.tradekeep.model.number;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class BasisPointsTest {
    @Test
    void takesAShareOfAnAmount() {
        BasisPoints rate = BasisPoints.parse("7.5");

        assertThat(rate.of(1_000_000, RoundingMode.UNNECESSARY)).isEqualTo(750);
        assertThat(rate.of(1, RoundingMode.CEILING)).isOne();
        assertThat(rate.of(1, RoundingMode.FLOOR)).isZero();
        assertThat(rate).hasToString("7.5");
    }

    @Test
    void takesAShareOfTheLargestAmount() {
        BasisPoints whole = BasisPoints.parse("10000");

        assertThat(whole.of(Long.MAX_VALUE, RoundingMode.UNNECESSARY)).isEqualTo(Long.MAX_VALUE);
        assertThat(whole.of(Long.MIN_VALUE, RoundingMode.UNNECESSARY)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void refusesMoreThanTheWholeAndMoreThanFourDecimals() {
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> BasisPoints.parse("10000.0001"));
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> BasisPoints.parse("-10000.0001"));
        assertFails(ErrorCode.NUMBER_NOT_EXACT, () -> BasisPoints.parse("0.00001"));
    }
}

package dev.tradekeep.model.number;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.model.testing.Property.anyLong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.testing.Property;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPointTest {
    private static final int SEEDS = 3_000;

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "-0, 8, 0",
        "1, 8, 100000000",
        "1e-8, 8, 1",
        "0.00000034, 8, 34",
        "3.4E-7, 8, 34",
        "+1.50, 1, 15",
        ".5, 1, 5",
        "5., 1, 50",
        "12e2, 0, 1200",
        "1.500000000000000000000000000000, 1, 15",
        "0.000000000000000000000000000000e40, 2, 0",
        "92233720368547758.07, 2, 9223372036854775807",
        "-9223372036854775808, 0, -9223372036854775808",
    })
    void readsDecimalsExactly(String text, int scale, long units) {
        assertThat(FixedPoint.parse(text, scale)).isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "1,5",
                " 1",
                "1 ",
                "0x10",
                "NaN",
                "Infinity",
                "--1",
                "1e5.0",
                "1_000",
                "\u0661\u0662",
                "\uff11",
                "1\u0660"
            })
    void refusesWhatIsNoNumber(String text) {
        assertFails(ErrorCode.NUMBER_MALFORMED, () -> FixedPoint.parse(text, 8));
    }

    @Test
    void refusesTextThatIsTooLong() {
        assertFails(
                ErrorCode.NUMBER_MALFORMED,
                () -> FixedPoint.parse("1".repeat(FixedPoint.TEXT_LENGTH_MAX + 1), 0));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775808, 0",
        "-9223372036854775809, 0",
        "92233720368547758.08, 2",
        "1e19, 0",
        "1e999999999999, 0",
        "12345678901234567890123, 0",
    })
    void refusesWhatDoesNotFit(String text, int scale) {
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> FixedPoint.parse(text, scale));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0", "1e-9, 8", "1.23456789, 7", "1e-400, 18"})
    void refusesExcessDecimals(String text, int scale) {
        assertFails(ErrorCode.NUMBER_NOT_EXACT, () -> FixedPoint.parse(text, scale))
                .hasMessageContaining(text);
    }

    @Test
    void roundsNineteenExcessDecimalsByTheirValue() {
        assertThat(FixedPoint.parse("0.9000000000000000001", 0, RoundingMode.HALF_EVEN)).isOne();
        assertThat(FixedPoint.parse("0.5000000000000000001", 0, RoundingMode.HALF_DOWN)).isOne();
        assertThat(FixedPoint.parse("1e-400", 0, RoundingMode.CEILING)).isOne();
    }

    @ParameterizedTest
    @EnumSource(RoundingMode.class)
    void parsesLikeBigDecimal(RoundingMode rounding) {
        Property.check(
                SEEDS,
                random -> {
                    int scale = random.nextInt(19);
                    BigDecimal value = BigDecimal.valueOf(anyLong(random), random.nextInt(50) - 15);
                    String text = random.nextBoolean() ? value.toString() : scientific(value);
                    assertSame(
                            () -> FixedPoint.parse(text, scale, rounding),
                            () -> units(value, scale, rounding));
                });
    }

    @Test
    void roundsNumbersOfMoreDigitsThanFitBeforeTheyCount() {
        assertThat(FixedPoint.parse("123456789012.12345678", 2, RoundingMode.HALF_EVEN))
                .isEqualTo(12_345_678_901_212L);
        assertThat(FixedPoint.parse("-0.99999999999999999999", 3, RoundingMode.FLOOR))
                .isEqualTo(-1_000);
        assertThat(FixedPoint.scaleOf("123456789012.12345678")).isEqualTo(8);
        assertFails(
                ErrorCode.NUMBER_OUT_OF_RANGE,
                () -> FixedPoint.parse("99999999999999999999.5", 0, RoundingMode.HALF_EVEN));
    }

    @Test
    void findsTheSmallestExactScale() {
        assertThat(FixedPoint.scaleOf("1.2300")).isEqualTo(2);
        assertThat(FixedPoint.scaleOf("1200")).isZero();
        assertThat(FixedPoint.scaleOf("0.000")).isZero();
        assertThat(FixedPoint.scaleOf("1e-25")).isEqualTo(25);
    }

    @Test
    void formatsLikeBigDecimalAndReadsItBack() {
        Property.check(
                SEEDS,
                random -> {
                    long units = anyLong(random);
                    int scale = random.nextInt(19);
                    String text = FixedPoint.format(units, scale);
                    String shortText = FixedPoint.formatShort(units, scale);
                    assertThat(text).isEqualTo(BigDecimal.valueOf(units, scale).toPlainString());
                    assertThat(FixedPoint.parse(text, scale)).isEqualTo(units);
                    assertThat(FixedPoint.parse(shortText, scale)).isEqualTo(units);
                    assertThat(shortText).doesNotMatch(".*\\.\\d*0|.*\\.");
                });
    }

    @ParameterizedTest
    @EnumSource(RoundingMode.class)
    void dividesLikeBigDecimal(RoundingMode rounding) {
        Property.check(
                SEEDS,
                random -> {
                    long a = anyLong(random);
                    long b = anyLong(random);
                    assertSame(
                            () -> FixedPoint.divide(a, b, rounding),
                            () -> quotient(big(a), big(b), rounding));
                });
    }

    @ParameterizedTest
    @EnumSource(RoundingMode.class)
    void multipliesAndDividesLikeBigDecimal(RoundingMode rounding) {
        Property.check(
                SEEDS,
                random -> {
                    long a = anyLong(random);
                    long b = anyLong(random);
                    long divisor = anyLong(random);
                    assertSame(
                            () -> FixedPoint.multiplyDivide(a, b, divisor, rounding),
                            () -> quotient(big(a).multiply(big(b)), big(divisor), rounding));
                });
    }

    @ParameterizedTest
    @EnumSource(RoundingMode.class)
    void changesScaleLikeBigDecimal(RoundingMode rounding) {
        Property.check(
                SEEDS,
                random -> {
                    long a = anyLong(random);
                    int from = random.nextInt(19);
                    int to = random.nextInt(19);
                    assertSame(
                            () -> FixedPoint.rescale(a, from, to, rounding),
                            () -> units(BigDecimal.valueOf(a, from), to, rounding));
                });
    }

    @ParameterizedTest
    @EnumSource(RoundingMode.class)
    void multipliesAcrossScalesLikeBigDecimal(RoundingMode rounding) {
        Property.check(
                SEEDS,
                random -> {
                    long a = anyLong(random);
                    long b = anyLong(random);
                    int aScale = random.nextInt(19);
                    int bScale = random.nextInt(19);
                    int to = random.nextInt(19);
                    BigDecimal product =
                            BigDecimal.valueOf(a, aScale).multiply(BigDecimal.valueOf(b, bScale));
                    assertSame(
                            () -> FixedPoint.multiply(a, aScale, b, bScale, to, rounding),
                            () -> units(product, to, rounding));
                });
    }

    @ParameterizedTest
    @EnumSource(RoundingMode.class)
    void dividesAcrossScalesLikeBigDecimal(RoundingMode rounding) {
        Property.check(
                SEEDS,
                random -> {
                    long a = anyLong(random);
                    long b = anyLong(random);
                    int aScale = random.nextInt(19);
                    int bScale = random.nextInt(19);
                    int to = random.nextInt(19);
                    assertSame(
                            () -> FixedPoint.divide(a, aScale, b, bScale, to, rounding),
                            () ->
                                    BigDecimal.valueOf(a, aScale)
                                            .divide(BigDecimal.valueOf(b, bScale), to, rounding)
                                            .unscaledValue());
                });
    }

    @Test
    void addsAndSubtractsExactlyOrFails() {
        Property.check(
                SEEDS,
                random -> {
                    long a = anyLong(random);
                    long b = anyLong(random);
                    assertSame(() -> FixedPoint.add(a, b), () -> big(a).add(big(b)));
                    assertSame(() -> FixedPoint.subtract(a, b), () -> big(a).subtract(big(b)));
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 19, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refusesScalesOutOfRange(int scale) {
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> FixedPoint.parse("1", scale));
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> FixedPoint.format(1, scale));
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> FixedPoint.rescale(1, scale, 0));
        assertFails(ErrorCode.NUMBER_OUT_OF_RANGE, () -> FixedPoint.powerOfTen(scale));
    }

    /** Same result, or both fail: the naive model by an exception or by passing 64 bits. */
    private static void assertSame(LongSupplier actual, Supplier<BigInteger> model) {
        BigInteger expected;
        try {
            expected = model.get();
        } catch (ArithmeticException e) {
            assertThat(failureOf(actual))
                    .isIn(ErrorCode.NUMBER_NOT_EXACT, ErrorCode.NUMBER_OUT_OF_RANGE);
            return;
        }
        if (expected.bitLength() > 63) {
            assertThat(failureOf(actual)).isEqualTo(ErrorCode.NUMBER_OUT_OF_RANGE);
            return;
        }
        assertThat(actual.getAsLong()).isEqualTo(expected.longValue());
    }

    private static ErrorCode failureOf(LongSupplier actual) {
        try {
            throw new AssertionError("Wanted a failure, found " + actual.getAsLong());
        } catch (TradekeepException e) {
            return e.code();
        }
    }

    private static BigInteger units(BigDecimal value, int scale, RoundingMode rounding) {
        return value.setScale(scale, rounding).unscaledValue();
    }

    private static BigInteger quotient(BigInteger a, BigInteger b, RoundingMode rounding) {
        return new BigDecimal(a).divide(new BigDecimal(b), 0, rounding).unscaledValue();
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static String scientific(BigDecimal value) {
        return value.unscaledValue() + "e" + -value.scale();
    }
}

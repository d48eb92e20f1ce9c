package dev.tradekeep.model.number;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.testing.Property;
import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LongDivisionTest {
    private static final int SEEDS = 20_000;

    @Test
    void dividesLikeBigInteger() {
        Property.check(
                SEEDS,
                random -> {
                    long divisor = anyUnsigned(random);
                    long high =
                            divisor == 0 ? 0 : Long.remainderUnsigned(anyUnsigned(random), divisor);
                    long low = anyUnsigned(random);
                    if (divisor != 0) {
                        BigInteger dividend =
                                unsigned(high).shiftLeft(Long.SIZE).add(unsigned(low));
                        assertThat(LongDivision.divide(high, low, divisor))
                                .isEqualTo(dividend.divide(unsigned(divisor)).longValue());
                    }
                });
    }

    /** Guesses that are too large by one and by two, where the digits are all ones or zeros. */
    @Test
    void dividesNumbersThatAreGuessedTooHigh() {
        long[] parts = {0, 1, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFEL, 0xFFFF_FFFFL};
        for (long a : parts) {
            for (long b : parts) {
                for (long c : parts) {
                    for (long d : parts) {
                        check((a << 32) | b, (c << 32) | d, parts);
                    }
                }
            }
        }
    }

    private static void check(long high, long low, long... parts) {
        for (long e : parts) {
            for (long f : parts) {
                long divisor = (e << 32) | f;
                if (Long.compareUnsigned(high, divisor) < 0) {
                    BigInteger dividend = unsigned(high).shiftLeft(Long.SIZE).add(unsigned(low));
                    assertThat(LongDivision.divide(high, low, divisor))
                            .isEqualTo(dividend.divide(unsigned(divisor)).longValue());
                }
            }
        }
    }

    /** Of any length, with runs of ones and zeros. */
    private static long anyUnsigned(RandomGenerator random) {
        long number = random.nextLong() >>> random.nextInt(Long.SIZE);
        return random.nextBoolean() ? number : -number >>> random.nextInt(Long.SIZE);
    }

    private static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }
}

package dev.tradekeep.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    @Test
    void sumsWhatDoesNotFit64Bits() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ExactSum sum = new ExactSum();
            BigInteger wanted = BigInteger.ZERO;
            for (int i = 0; i < 100; i++) {
                long value = random.nextLong() >> random.nextInt(Long.SIZE);
                sum.add(value);
                wanted = wanted.add(BigInteger.valueOf(value));
                assertThat(sum.total()).as("seed %d at %d", seed, i).isEqualTo(wanted);
            }
        }
    }
}

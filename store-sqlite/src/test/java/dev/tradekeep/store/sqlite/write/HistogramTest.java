package dev.tradekeep.store.sqlite.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
    private static final int VALUES = 5_000;

    private final Histogram histogram = new Histogram();

    @Test
    void ofNothingIsZero() {
        Distribution distribution = histogram.distribution();

        assertThat(distribution.count()).isZero();
        assertThat(distribution.max()).isZero();
        assertThat(distribution.percentile(990)).isZero();
    }

    @Test
    void everyValueLiesInItsBucketAndBucketsFollowEachOther() {
        assertThat(Histogram.bucketOf(0)).isZero();
        for (long value = 1; value < 100_000; value++) {
            int bucket = Histogram.bucketOf(value);
            assertThat(Histogram.highestOf(bucket)).isGreaterThanOrEqualTo(value);
            assertThat(Histogram.highestOf(bucket - 1)).isLessThan(value);
        }
        assertThat(Histogram.highestOf(Histogram.bucketOf(Long.MAX_VALUE)))
                .isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void percentilesAreAtMostAnEighthAboveTheTrueOnes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] values = new long[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = random.nextLong(1L << random.nextInt(1, 50));
            histogram.record(values[i]);
        }
        Arrays.sort(values);

        Distribution distribution = histogram.distribution();

        assertThat(distribution.count()).isEqualTo(VALUES);
        assertThat(distribution.max()).isEqualTo(values[VALUES - 1]);
        for (int perMille : new int[] {1, 10, 250, 500, 900, 990, 999, 1_000}) {
            long wanted = values[Math.ceilDiv(VALUES * perMille, 1_000) - 1];
            assertThat(distribution.percentile(perMille))
                    .as("%s per mille, seed %s", perMille, seed)
                    .isBetween(wanted, wanted + wanted / 8);
        }
    }

    @Test
    void negativeTimesCountAsNone() {
        histogram.record(-5);

        assertThat(histogram.distribution().percentile(1_000)).isZero();
        assertThat(histogram.distribution().count()).isOne();
    }

    @Test
    void refusesWhatIsNoShareOfAThousand() {
        Distribution distribution = histogram.distribution();

        assertThatThrownBy(() -> distribution.percentile(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> distribution.percentile(1_001))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

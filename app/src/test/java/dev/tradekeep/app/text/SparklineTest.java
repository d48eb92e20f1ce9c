package dev.tradekeep.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SparklineTest {
    @Test
    void usesEveryHeightFromTheLowestToTheHighest() {
        assertThat(Sparkline.of(new long[] {0, 1, 2, 3, 4, 5, 6, 7}, 60)).isEqualTo("▁▂▃▄▅▆▇█");
        assertThat(Sparkline.of(new long[] {7, 0, 7}, 60)).isEqualTo("█▁█");
    }

    @Test
    void showsTheFirstAndTheLastValueWhenSqueezed() {
        long[] spike = new long[1_000];
        spike[0] = 10;
        spike[999] = 10;
        String line = Sparkline.of(spike, 20);
        assertThat(line).hasSize(20).startsWith("█▁").endsWith("▁█");
    }

    @Test
    void flatCurveLiesAtTheBottom() {
        assertThat(Sparkline.of(new long[] {5, 5, 5}, 60)).isEqualTo("▁▁▁");
    }

    @Test
    void oneValueOrNoneIsNoProblem() {
        assertThat(Sparkline.of(new long[] {-3}, 60)).isEqualTo("▁");
        assertThat(Sparkline.of(new long[0], 60)).isEmpty();
        assertThat(Sparkline.of(new long[] {1, 2}, 1)).hasSize(1);
    }

    @Test
    void extremesDoNotOverflow() {
        assertThat(Sparkline.of(new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}, 3))
                .isEqualTo("▁▅█");
    }

    @Test
    void risingCurveNeverFalls() {
        String line = Sparkline.of(LongStream.range(0, 500).toArray(), 60);
        assertThat(line).hasSize(60);
        assertThat(line.chars().boxed().toList()).isSorted();
    }
}

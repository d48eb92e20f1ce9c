package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.market.series.Gap;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import org.junit.jupiter.api.Test;

class GapDetectorTest {
    private static final long MINUTE = Interval.ONE_MINUTE.micros();

    @Test
    void reportsEachRunOfMissingCandles() {
        GapDetector gaps = new GapDetector(CandleGrid.utc(Interval.ONE_MINUTE));
        gaps.between(0, MINUTE);
        gaps.between(MINUTE, 3 * MINUTE);
        gaps.between(3 * MINUTE, 10 * MINUTE);
        assertThat(gaps.kept())
                .containsExactly(
                        new Gap(2 * MINUTE, 2 * MINUTE, 1), new Gap(4 * MINUTE, 9 * MINUTE, 6));
        assertThat(gaps.count()).isEqualTo(2);
        assertThat(gaps.missing()).isEqualTo(7);
    }

    @Test
    void countsGapsBeyondThoseThatAreKept() {
        GapDetector gaps = new GapDetector(CandleGrid.utc(Interval.ONE_MINUTE));
        for (long i = 0; i < ReadReport.GAPS_KEPT_MAX + 5; i++) {
            gaps.between(2 * i * MINUTE, 2 * (i + 1) * MINUTE);
        }
        assertThat(gaps.kept()).hasSize(ReadReport.GAPS_KEPT_MAX);
        assertThat(gaps.count()).isEqualTo(ReadReport.GAPS_KEPT_MAX + 5);
    }

    @Test
    void countsNothingWithoutAnInterval() {
        GapDetector gaps = new GapDetector(null);
        gaps.between(0, 100 * MINUTE);
        assertThat(gaps.count()).isZero();
    }
}

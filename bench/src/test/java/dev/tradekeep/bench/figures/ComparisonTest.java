package dev.tradekeep.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.bench.report.BenchRow;
import dev.tradekeep.bench.report.Figures;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Comparison comparison =
            new Comparison(
                    "positions",
                    Unit.MILLISECONDS,
                    List.of(Goal.p99AtMost(1), Goal.atLeast(Goal.BEFORE, 50)));

    @Test
    void setsOursAgainstEachOtherRoundByRound() {
        comparison.add("tradekeep", Figures.of(1, 2, 3), Map.of("p99", 0.9));
        comparison.add("before", Figures.of(100, 100, 150), Map.of());
        comparison.add("peer", Figures.of(1.1, 1.9, 3.5), Map.of());

        BenchRow ours = comparison.rows().getFirst();

        assertThat(ours.ratios()).containsEntry("before", 50.0);
        assertThat(ours.ranges()).containsEntry("before", new BenchRow.Range(50, 100, true));
        assertThat(ours.ranges())
                .hasEntrySatisfying("peer", range -> assertThat(range.shown()).isFalse());
        assertThat(ours.misses()).isEmpty();
        assertThat(comparison.rows().get(1).ratios()).isEmpty();
    }

    @Test
    void missesAGoalOfTheTail() {
        comparison.add("tradekeep", Figures.of(0.1), Map.of("p99", 1.1));
        comparison.add("before", Figures.of(100), Map.of());

        assertThat(comparison.rows().getFirst().misses())
                .containsExactly("positions: p99 1.10 (≤ 1.00)");
    }
}

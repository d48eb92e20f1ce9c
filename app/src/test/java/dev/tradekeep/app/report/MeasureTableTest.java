package dev.tradekeep.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.statistics.Measure;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MeasureTableTest {
    /** Written by: ./tradekeep performance measures --markdown. */
    @Test
    void thePageDefinesEveryFigure() {
        assertThat(Path.of("..", "docs", "statistics.md"))
                .content()
                .contains(MeasureTable.markdown());
    }

    @Test
    void everyFigureHasANameOfItsOwn() {
        assertThat(Arrays.stream(Measure.values()).map(Measure::key))
                .doesNotHaveDuplicates()
                .contains("return", "profitFactor", "sharpeError");
        assertThat(Arrays.stream(Measure.values()).map(Measure::title)).doesNotHaveDuplicates();
        assertThat(MeasureTable.line(Measure.SORTINO))
                .startsWith("Sortino: mean(r)")
                .contains("(Sortino and Price 1994); n/a when");
    }
}

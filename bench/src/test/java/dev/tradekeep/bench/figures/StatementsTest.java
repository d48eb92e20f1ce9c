package dev.tradekeep.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.bench.figures.data.Sizes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {
    @TempDir Path folder;

    @Test
    void repeatsAParameterForEachPlaceInTheText() {
        List<Integer> order = new ArrayList<>();

        assertThat(Statements.anonymous("a = ?1 OR b = ?1 LIMIT ?2", order))
                .isEqualTo("a = ? OR b = ? LIMIT ?");
        assertThat(order).containsExactly(1, 1, 2);
    }

    @Test
    void writesAsManyParametersAsEachStatementTakes() throws Exception {
        Statements.write(folder, new Sizes(0.01));

        for (Work work : Work.values()) {
            String sql = Files.readString(folder.resolve(work.label() + ".sql"));
            long places = sql.chars().filter(character -> character == '?').count();
            for (String line : Files.readAllLines(folder.resolve(work.label() + ".params"))) {
                long words = line.isEmpty() ? 0 : line.split("\t", -1).length;
                assertThat(words).as(work.label()).isEqualTo(places);
            }
        }
    }

    @Test
    void whoHasNoneOfOurIndexesIsNotToldOfThem() throws Exception {
        Statements.write(folder, new Sizes(0.01));

        for (Work work : Work.values()) {
            assertThat(folder.resolve(work.label() + ".before.sql"))
                    .content()
                    .doesNotContain("INDEXED BY", "candle_rollups", "candle_statistics");
        }
    }
}

package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowSorterTest {
    private static final long SEED = 20_260_101;

    @ParameterizedTest
    @CsvSource({"0, 8", "7, 8", "8, 8", "9, 8", "5000, 8", "5000, 1500", "5000, 100000"})
    void sortsRowsOfOneTimeAsTheyCame(int rows, int runRows) {
        List<long[]> made = made(rows);
        List<long[]> wanted = new ArrayList<>(made);
        wanted.sort(Comparator.comparingLong(row -> row[0]));
        assertThat(sorted(made, false, runRows)).containsExactlyElementsOf(texts(wanted));
    }

    @ParameterizedTest
    @CsvSource({"9, 8", "5000, 8", "5000, 100000"})
    void turnsRowsOfOneTimeRoundInAFileThatIsNewestFirst(int rows, int runRows) {
        List<long[]> made = made(rows);
        List<long[]> wanted = new ArrayList<>(made.reversed());
        wanted.sort(Comparator.comparingLong(row -> row[0]));
        assertThat(sorted(made, true, runRows)).containsExactlyElementsOf(texts(wanted));
    }

    private static List<long[]> made(int rows) {
        Random random = new Random(SEED);
        List<long[]> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            made.add(new long[] {random.nextInt(1 + rows / 4), i, random.nextLong()});
        }
        return made;
    }

    private static List<String> sorted(List<long[]> rows, boolean newestFirst, int runRows) {
        List<long[]> found = new ArrayList<>();
        try (RowSorter sorter = new RowSorter(3, newestFirst, runRows)) {
            rows.forEach(sorter::add);
            sorter.forEach(row -> found.add(row.clone()));
        }
        return texts(found);
    }

    private static List<String> texts(List<long[]> rows) {
        return rows.stream().map(row -> row[0] + " " + row[1] + " " + row[2]).toList();
    }
}

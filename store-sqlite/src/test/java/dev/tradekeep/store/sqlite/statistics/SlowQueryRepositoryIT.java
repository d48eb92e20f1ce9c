package dev.tradekeep.store.sqlite.statistics;

import static dev.tradekeep.store.sqlite.testing.TestBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.testing.Pages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class SlowQueryRepositoryIT extends BooksIT {
    @Test
    void tellsTheSlowestFirst() {
        SlowQuery slow = record("A", 300, NOW);
        record("B", 100, NOW);
        SlowQuery slowest = record("C", 900, NOW);

        assertThat(read((Transaction t) -> new SlowQueryRepository(t).slowest(200, 10)))
                .containsExactly(slowest, slow);
        assertThat(read((Transaction t) -> new SlowQueryRepository(t).slowest(0, 1)))
                .containsExactly(slowest);
    }

    @Test
    void listsThemByQueryTimeAndDuration() {
        record("A", 300, NOW);
        record("B", 100, NOW + 1_000_000);
        record("A", 900, NOW + 1);

        assertThat(durations(SlowQueryListing.SLOW_QUERIES, Map.of()))
                .containsExactly("900", "100", "300");
        assertThat(durations(SlowQueryListing.SLOW_QUERIES_BY_DURATION, Map.of("slowest", "")))
                .containsExactly("900", "300", "100");
        assertThat(durations(SlowQueryListing.SLOW_QUERIES_OF_QUERY, Map.of("query", "A")))
                .containsExactly("900", "300");
        assertThat(
                        durations(
                                SlowQueryListing.SLOW_QUERIES_SINCE,
                                Map.of("since", "2026-01-02T03:04:06Z")))
                .containsExactly("100");
    }

    @Test
    void keepsTheNewest() {
        for (int i = 0; i < 5; i++) {
            record("Q" + i, i, NOW + i);
        }

        assertThat(sweep()).isEqualTo(2);
        assertThat(sweep()).isEqualTo(1);
        assertThat(sweep()).isZero();
        assertThat(rows("SELECT query FROM slow_queries ORDER BY id")).containsExactly("Q3", "Q4");
    }

    @Test
    void sweepsNothingFromAnEmptyTable() {
        assertThat(sweep()).isZero();
    }

    private long sweep() {
        return write(t -> new SlowQueryRepository(t).sweep(2, 2));
    }

    private List<String> durations(SlowQueryListing listing, Map<String, String> filters) {
        return read(t -> Pages.column(t, listing, filters, "duration_micros"));
    }

    private SlowQuery record(String query, long duration, long at) {
        SlowQuery slow = new SlowQuery(query, duration, 4, 5, 6, "SCAN orders", at);
        run(t -> new SlowQueryRepository(t).record(slow));
        return slow;
    }
}

package dev.tradekeep.bench.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceIT {
    private static final int SEEDS = 4;

    /** A program that was written from the documentation alone books the same, row for row. */
    @Test
    void theReferenceAgreesOverMadeUpCandles() {
        List<References.Row> rows = References.ofSeeds(1, SEEDS, step -> {});
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row.difference())
                                .as("%s, %s, %s", row.subject(), row.strategy(), row.fills())
                                .isEmpty());
        assertThat(rows).filteredOn(row -> row.strategy().startsWith("bracket")).isNotEmpty();
        assertThat(rows)
                .as("orders that took several candles")
                .filteredOn(row -> row.trades() > row.orders())
                .hasSizeGreaterThan(SEEDS);
    }

    @Test
    void namesTheFirstDifference() {
        Ledgers books = Ledgers.of(List.of("order|1|BUY", "trade|1|100", "balance|USD|5"));
        assertThat(books.firstDifference(books)).isEmpty();
        Ledgers other = Ledgers.of(List.of("order|1|BUY", "trade|1|101", "balance|USD|4"));
        assertThat(books.firstDifference(other))
                .isEqualTo("trade 1: books trade|1|100, reference trade|1|101");
        Ledgers shorter = Ledgers.of(List.of("order|1|BUY"));
        assertThat(books.firstDifference(shorter))
                .isEqualTo("trade 1: books trade|1|100, reference none");
    }
}

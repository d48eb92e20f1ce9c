package dev.tradekeep.venue.binance.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.binance.market.LocalBook.Applied;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The book of arrays next to one of maps. */
final class LocalBookTest {
    private static final int LEVELS = 1_000;
    private static final int CHANGES = 10_000;
    private static final long MIDDLE = 5_000_000;

    private final LocalBook book = new LocalBook();
    private final TreeMap<Long, Long> bids = new TreeMap<>();
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final Random random = new Random(3);

    private void begin() {
        book.begin(100);
        for (int i = 1; i <= LEVELS; i++) {
            set(true, MIDDLE - i, i);
            set(false, MIDDLE + i, i);
            book.bid(MIDDLE - i, i);
            book.ask(MIDDLE + i, i);
        }
    }

    private void set(boolean bid, long price, long quantity) {
        Map<Long, Long> side = bid ? bids : asks;
        if (quantity == 0) {
            side.remove(price);
        } else {
            side.put(price, quantity);
        }
    }

    private DepthChange change(long first, long last) {
        DepthChange change = new DepthChange();
        change.begin(first, last);
        for (int i = random.nextInt(4); i > 0; i--) {
            long price = MIDDLE - 1 - random.nextInt(LEVELS);
            long quantity = random.nextInt(3);
            change.bid(price, quantity);
            set(true, price, quantity);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            long price = MIDDLE + 1 + random.nextInt(LEVELS);
            long quantity = random.nextInt(3);
            change.ask(price, quantity);
            set(false, price, quantity);
        }
        return change;
    }

    @Test
    void tenThousandChangesMakeTheSameBook() {
        begin();
        long id = 100;
        for (int i = 0; i < CHANGES; i++) {
            DepthChange change = change(id + 1, id + 3);
            id += 3;

            assertThat(book.apply(change)).isEqualTo(Applied.DONE);
            assertThat(book.levels()).isEqualTo(bids.size() + asks.size());
            assertThat(
                            book.isTop(
                                    bids.lastKey(),
                                    bids.lastEntry().getValue(),
                                    asks.firstKey(),
                                    asks.firstEntry().getValue()))
                    .isTrue();
        }
    }

    @Test
    void oneOfTenThousandChangesIsMissed() {
        begin();
        int missing = 7_777;
        for (int i = 0; i < missing; i++) {
            assertThat(book.apply(change(101 + i, 101 + i))).isEqualTo(Applied.DONE);
        }
        assertThat(book.apply(change(102 + missing, 102 + missing))).isEqualTo(Applied.GAP);
    }

    @Test
    void oldChangesAreLeftOutAndCrossedBooksFound() {
        begin();
        DepthChange old = new DepthChange();
        old.begin(90, 100);
        old.bid(MIDDLE + 50, 1);
        assertThat(book.apply(old)).isEqualTo(Applied.OLD);

        DepthChange crossing = new DepthChange();
        crossing.begin(95, 101);
        crossing.bid(MIDDLE + 50, 1);
        assertThat(book.apply(crossing)).isEqualTo(Applied.CROSSED);
    }

    @Test
    void worstLevelsAreForgottenInABookWithoutEnd() {
        BookSide side = new BookSide();
        for (int i = 1; i <= BookSide.LEVELS_MAX + 100; i++) {
            side.set(i, 1);
        }
        assertThat(side.size()).isEqualTo(BookSide.LEVELS_MAX);
        assertThat(side.bestKey()).isEqualTo(BookSide.LEVELS_MAX + 100);
        side.set(1, 1);
        assertThat(side.size()).isEqualTo(BookSide.LEVELS_MAX);
    }
}

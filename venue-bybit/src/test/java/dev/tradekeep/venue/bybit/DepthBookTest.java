package dev.tradekeep.venue.bybit;

import static dev.tradekeep.venue.bybit.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.venue.account.BookTop;
import dev.tradekeep.venue.bybit.DepthBook.Outcome;
import org.junit.jupiter.api.Test;

/** Order books from snapshots and changes. */
final class DepthBookTest {
    private static final String SNAPSHOT =
            "{'s':'BTCUSDT','b':[['100','1'],['99','2']],'a':[['101','3'],['102','4']],'u':10,'seq':5}";

    private final DepthBook book = new DepthBook();

    private Outcome change(String data) {
        return book.apply(false, json(data));
    }

    private static BookTop top(String bid, String bidSize, String ask, String askSize) {
        return new BookTop(
                Decimal.parse(bid),
                Decimal.parse(bidSize),
                Decimal.parse(ask),
                Decimal.parse(askSize),
                7);
    }

    @Test
    void changesApplyInTheirOrder() {
        assertThat(book.apply(true, json(SNAPSHOT))).isEqualTo(Outcome.APPLIED);
        assertThat(change("{'b':[['100','0'],['99.5','7']],'a':[],'u':11}"))
                .isEqualTo(Outcome.APPLIED);
        assertThat(book.top(7)).isEqualTo(top("99.5", "7", "101", "3"));
        assertThat(change("{'b':[['98','0']],'a':[['101','1.5']],'u':12}"))
                .isEqualTo(Outcome.APPLIED);
        assertThat(book.top(7)).isEqualTo(top("99.5", "7", "101", "1.5"));
        assertThat(book.levels()).isEqualTo(4);
    }

    @Test
    void whatIsDoubledOrOlderIsIgnored() {
        book.apply(true, json(SNAPSHOT));
        assertThat(change("{'b':[['100','9']],'a':[],'u':10}")).isEqualTo(Outcome.IGNORED);
        assertThat(book.top(7)).isEqualTo(top("100", "1", "101", "3"));
    }

    @Test
    void oneMissingChangeMakesItWorthless() {
        book.apply(true, json(SNAPSHOT));
        assertThat(change("{'b':[],'a':[],'u':12}")).isEqualTo(Outcome.GAP);
        assertThat(book.top(7)).isNull();
        assertThat(change("{'b':[['100','9']],'a':[['101','9']],'u':13}"))
                .isEqualTo(Outcome.IGNORED);

        book.apply(true, json(SNAPSHOT));
        assertThat(book.top(7)).isNotNull();
    }

    @Test
    void crossedBookIsWorthless() {
        book.apply(true, json(SNAPSHOT));
        assertThat(change("{'b':[['101','1']],'a':[],'u':11}")).isEqualTo(Outcome.CROSSED);
        assertThat(book.levels()).isZero();
    }

    @Test
    void serviceThatWasStartedAnewSendsTheWholeBook() {
        book.apply(true, json(SNAPSHOT));
        assertThat(change("{'b':[['50','1']],'a':[['51','1']],'u':1}")).isEqualTo(Outcome.APPLIED);
        assertThat(book.top(7)).isEqualTo(top("50", "1", "51", "1"));
        assertThat(book.levels()).isEqualTo(2);
    }
}

package dev.tradekeep.venue.local.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The book by examples; the rest is in {@link TwinTest}. */
final class MatchingEngineTest {
    private static final long STEP = 1;

    private final EventNotes notes = new EventNotes();
    private final MatchingEngine book = new MatchingEngine(notes, STEP, 40_000);
    private int made;

    private NumberedOrder order(boolean buy, long price, long quantity) {
        NumberedOrder order = new NumberedOrder(made++);
        order.terms(made, buy, price, quantity, Lifetime.GTC);
        return order;
    }

    private NumberedOrder rest(boolean buy, long price, long quantity) {
        NumberedOrder order = order(buy, price, quantity);
        book.submit(order);
        return order;
    }

    /** A trade of one at a price. */
    private void trade(long price) {
        rest(false, price, 1);
        rest(true, price, 1);
        assertThat(book.last()).isEqualTo(price);
    }

    private boolean isTriggered(NumberedOrder order) {
        return notes.take().contains(order + " triggered");
    }

    @Test
    void betterPricesTradeFirstThenOlderOrders() {
        rest(false, 102, 5);
        rest(false, 101, 5);
        rest(false, 101, 5);
        notes.take();

        rest(true, 102, 12);

        assertThat(notes.take())
                .containsExactly(
                        "#3 took 5 at 101 of #1",
                        "ask 101: 5",
                        "#3 took 5 at 101 of #2",
                        "ask 101: 0",
                        "#3 took 2 at 102 of #0",
                        "ask 102: 3");
        assertThat(book.bestAsk()).isEqualTo(102);
        assertThat(book.bestBid()).isZero();
    }

    @Test
    void smallerOrderKeepsItsPlaceAndCanceledOneLosesIt() {
        NumberedOrder first = rest(true, 100, 5);
        rest(true, 100, 5);
        book.reduce(first, 3);
        rest(false, 100, 3);
        assertThat(notes.take()).contains("#2 took 3 at 100 of #0");

        NumberedOrder last = rest(true, 99, 1);
        book.cancel(last);
        assertThat(notes.take()).endsWith("bid 99: 0");
        assertThat(book.levels(true)).isEqualTo(1);
        assertThat(book.visible(true, 0)).isEqualTo(5);
        assertThatThrownBy(() -> book.reduce(first, 9))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listenerMayNotCallTheBook() {
        MatchingEngine[] self = new MatchingEngine[1];
        EventNotes calling =
                new EventNotes() {
                    @Override
                    public void rested(BookOrder order) {
                        self[0].cancel(order);
                    }
                };
        self[0] = new MatchingEngine(calling, STEP, 0);

        assertThatThrownBy(() -> self[0].submit(order(true, 100, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    /** The scenarios by which Binance explains trailing stops, in its documents. */
    @ParameterizedTest
    @CsvSource({
        "true, 44000, true, 500, 37000 43900 44000 45000 46000 42000 44099, 44100",
        "false, 39000, false, 1000, 41500 39100 39000 37000 41000 36901, 36900",
        "true, 38000, false, 850, 42000 38000 37000 39000 38000 40144, 40145",
        "false, 42000, true, 750, 41500 39000 42000 45000 44000 46500 43013, 43012",
        "false, 0, false, 700, 42000 39500 45500 42316, 42315",
    })
    void trailingStopFollowsTheMarket(
            boolean buy, long stop, boolean above, int trail, String prices, long last) {
        NumberedOrder order = order(buy, buy ? 60_000 : 20_000, 1);
        order.trigger(stop, above, trail);
        book.hold(order);
        for (String price : prices.split(" ", -1)) {
            trade(Long.parseLong(price));
            assertThat(isTriggered(order)).as(price).isFalse();
        }

        trade(last);

        assertThat(isTriggered(order)).isTrue();
        assertThat(order.isResting()).isTrue();
    }

    @Test
    void stopsAreTriggeredFromTheNearestOn() {
        NumberedOrder far = order(false, 0, 1);
        far.trigger(38_000, false, 0);
        NumberedOrder near = order(false, 0, 1);
        near.trigger(39_000, false, 0);
        book.hold(far);
        book.hold(near);

        trade(37_000);

        List<String> told = notes.take();
        assertThat(told.indexOf(near + " triggered")).isLessThan(told.indexOf(far + " triggered"));
        assertThat(told).contains(near + " expired: NO_LIQUIDITY");
    }
}

package dev.tradekeep.engine.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LotBookTest {
    private static final int HISTORIES = 300;
    private static final int FILLS = 60;
    private static final long USD = 7;

    /** A fill of a random history. */
    private record Made(int id, int side, long quantity, long money) {}

    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void earnsWhatTheCashSaysOnceFlatAndByTheAverageWhatAPositionSays(LotMethod method) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            LotBook book = new LotBook(method);
            Position position = Position.FLAT;
            long cash = 0;
            long realized = 0;
            for (Made fill : history(seed)) {
                Side side = fill.side() > 0 ? Side.BUY : Side.SELL;
                long earned = earn(book, fill);
                realized += earned;
                cash -= fill.side() * fill.money();
                position = position.apply(side, fill.quantity(), fill.money());
                assertThat(book.held()).as("seed %d", seed).isEqualTo(position.quantity());
                if (position.isFlat()) {
                    assertThat(realized).as("seed %d", seed).isEqualTo(cash);
                }
                if (method == LotMethod.AVERAGE) {
                    assertThat(realized).as("seed %d", seed).isEqualTo(position.realizedPnl());
                    assertThat(book.money()).isEqualTo(Math.abs(position.cost()));
                }
                long open = Long.signum(book.held()) * book.money();
                assertThat(realized - open).as("seed %d", seed).isEqualTo(cash);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = LotMethod.class,
            names = {"FIFO", "LIFO"})
    void takesTheUnitsThatANaiveTwinTakes(LotMethod method) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            LotBook book = new LotBook(method);
            Deque<Integer> units = new ArrayDeque<>();
            for (Made fill : history(seed)) {
                Map<Integer, Long> expected = twin(units, book.held(), fill, method);
                Map<Integer, Long> taken = new HashMap<>();
                book.fill(
                        fill.side(),
                        lot(fill),
                        (part, _, _) ->
                                taken.merge((int) part.openedBy(), part.quantity(), Long::sum));
                assertThat(taken).as("seed %d, fill %d", seed, fill.id()).isEqualTo(expected);
                assertThat(units).hasSize((int) Math.abs(book.held()));
            }
        }
    }

    /** Every unit on its own, named by the fill that brought it. */
    private static Map<Integer, Long> twin(
            Deque<Integer> units, long held, Made fill, LotMethod method) {
        Map<Integer, Long> taken = new HashMap<>();
        boolean closes = Long.signum(held) == -fill.side();
        for (long i = 0; i < fill.quantity(); i++) {
            if (closes && !units.isEmpty()) {
                int from = method == LotMethod.LIFO ? units.removeLast() : units.removeFirst();
                taken.merge(from, 1L, Long::sum);
            } else {
                closes = false;
                units.addLast(fill.id());
            }
        }
        return taken;
    }

    private static long earn(LotBook book, Made fill) {
        long[] earned = new long[1];
        book.fill(
                fill.side(),
                lot(fill),
                (part, money, _) -> earned[0] -= fill.side() * (money - part.money()));
        return earned[0];
    }

    private static Lot lot(Made fill) {
        return new Lot(fill.id(), fill.id(), fill.quantity(), fill.money(), 0, USD);
    }

    /** Comes to rest flat now and then. */
    private static List<Made> history(long seed) {
        Random random = new Random(seed);
        List<Made> fills = new ArrayList<>();
        long held = 0;
        for (int i = 0; i < FILLS; i++) {
            boolean flatten = held != 0 && random.nextInt(5) == 0;
            int side = flatten ? -Long.signum(held) : random.nextBoolean() ? 1 : -1;
            long quantity = flatten ? Math.abs(held) : 1 + random.nextInt(40);
            fills.add(new Made(i, side, quantity, random.nextInt(100_000)));
            held += side * quantity;
        }
        return fills;
    }
}

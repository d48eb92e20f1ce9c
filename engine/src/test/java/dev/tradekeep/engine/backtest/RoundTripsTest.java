package dev.tradekeep.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.portfolio.PositionChange;
import dev.tradekeep.store.strategies.RoundTrip;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
    private static final int SEEDS = 200;

    private final List<RoundTrip> trips = new ArrayList<>();
    private final RoundTrips cutter = new RoundTrips(trips::add);
    private Position position = Position.FLAT;
    private long at;

    @Test
    void runsFromFlatToFlat() {
        fill(Side.BUY, 5, 50, 1);
        fill(Side.BUY, 3, 36, 2);
        fill(Side.SELL, 2, 20, 4);
        assertThat(trips).isEmpty();
        fill(Side.SELL, 6, 90, 8);

        // Bought for 86, sold for 110; the most held was 8.
        assertThat(trips).containsExactly(new RoundTrip(Side.BUY, 8, 24, 15, 1, 4));
    }

    @Test
    void aShortOneIsOpenedByASale() {
        fill(Side.SELL, 5, 50, 1);
        fill(Side.BUY, 5, 60, 1);

        assertThat(trips).containsExactly(new RoundTrip(Side.SELL, 5, -10, 2, 1, 2));
    }

    @Test
    void aFlipEndsOneAndBeginsTheNext() {
        fill(Side.BUY, 5, 50, 1);
        fill(Side.SELL, 8, 96, 2);
        fill(Side.BUY, 3, 30, 4);

        // Of 96 the closing part is 60; the opening part's 36 is bought back for 30.
        assertThat(trips)
                .containsExactly(
                        new RoundTrip(Side.BUY, 5, 10, 3, 1, 2),
                        new RoundTrip(Side.SELL, 3, 6, 4, 2, 3));
    }

    @Test
    void oneThatIsOpenAtTheEndIsNone() {
        fill(Side.BUY, 5, 50, 1);
        fill(Side.SELL, 4, 50, 1);

        assertThat(trips).isEmpty();
    }

    @Test
    void addUpToWhatWasRealizedAndPaidWhenFlat() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            trips.clear();
            List<RoundTrip> here = new ArrayList<>();
            RoundTrips seeded = new RoundTrips(here::add);
            position = Position.FLAT;
            long fees = 0;
            int flat = 0;
            for (int i = 0; i < 60; i++) {
                boolean close = i == 59 || random.nextInt(5) == 0;
                if (close && position.isFlat()) {
                    continue;
                }
                Side side =
                        close
                                ? position.isLong() ? Side.SELL : Side.BUY
                                : random.nextBoolean() ? Side.BUY : Side.SELL;
                long quantity = close ? Math.abs(position.quantity()) : random.nextLong(1, 1_000);
                long before = position.quantity();
                PositionChange change =
                        change(side, quantity, random.nextLong(1, 100_000), random.nextLong(0, 9));
                fees += change.fee();
                flat +=
                        before != 0 && Long.signum(position.quantity()) != Long.signum(before)
                                ? 1
                                : 0;
                seeded.accept(change);
            }
            assertThat(position.isFlat()).as("seed %d", seed).isTrue();
            assertThat(here).as("seed %d", seed).hasSize(flat);
            assertThat(here.stream().mapToLong(RoundTrip::realizedPnl).sum())
                    .as("seed %d", seed)
                    .isEqualTo(position.realizedPnl());
            assertThat(here.stream().mapToLong(RoundTrip::fees).sum())
                    .as("seed %d", seed)
                    .isEqualTo(fees);
        }
    }

    private void fill(Side side, long quantity, long notional, long fee) {
        cutter.accept(change(side, quantity, notional, fee));
    }

    private PositionChange change(Side side, long quantity, long notional, long fee) {
        at++;
        position = position.apply(side, quantity, notional);
        return new PositionChange(side.sign() * quantity, position, fee, at);
    }
}

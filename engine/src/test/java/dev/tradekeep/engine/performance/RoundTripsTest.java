package dev.tradekeep.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.position.Position;
import dev.tradekeep.store.strategies.RoundTrip;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
    private static final int SEEDS = 200;

    /** A unit of quantity at a price of n units is worth n units. */
    private static final Instrument PLAIN =
            new Instrument("A/USD", new Asset("A", 0), new Asset("USD", 0), 0, 0, 1, 1, 0, 0);

    private final Heard heard = new Heard();
    private final RoundTrips cutter = new RoundTrips(PLAIN, heard);
    private long at;

    private static final class Heard implements RoundTrips.Sink {
        private final List<RoundTrip> trips = new ArrayList<>();
        private final List<RoundTrips.Reduction> reductions = new ArrayList<>();

        @Override
        public void closed(RoundTrip trip) {
            trips.add(trip);
        }

        @Override
        public void reduced(RoundTrips.Reduction reduction) {
            reductions.add(reduction);
        }
    }

    @Test
    void runsFromFlatToFlat() {
        fill(Side.BUY, 5, 10, 1);
        fill(Side.BUY, 3, 12, 2);
        fill(Side.SELL, 2, 10, 4);
        assertThat(heard.trips).isEmpty();
        fill(Side.SELL, 6, 15, 8);

        // Bought for 86, sold for 110; the most held was 8. At 10, 8 are worth 80: 6 below cost.
        assertThat(heard.trips)
                .containsExactly(new RoundTrip(Side.BUY, 8, 86, 110, 24, 15, null, -6, 24, 1, 4));
        assertThat(heard.trips.getFirst().net()).isEqualTo(9);
    }

    @Test
    void aShortOneIsOpenedByASale() {
        fill(Side.SELL, 5, 10, 1);
        cutter.mark(7, 15);
        fill(Side.BUY, 5, 12, 1);

        assertThat(heard.trips)
                .containsExactly(new RoundTrip(Side.SELL, 5, 50, 60, -10, 2, null, -25, 15, 1, 2));
    }

    /** Of eight sold, five close the first trip and three open the next: so is the fee. */
    @Test
    void aFlipEndsOneAndBeginsTheNext() {
        fill(Side.BUY, 5, 10, 1);
        fill(Side.SELL, 8, 12, 16);
        fill(Side.BUY, 3, 10, 4);

        assertThat(heard.trips)
                .containsExactly(
                        new RoundTrip(Side.BUY, 5, 50, 60, 10, 11, null, 0, 10, 1, 2),
                        new RoundTrip(Side.SELL, 3, 36, 30, 6, 10, null, 0, 6, 2, 3));
    }

    @Test
    void oneThatIsOpenAtTheEndIsNone() {
        fill(Side.BUY, 5, 10, 1);
        fill(Side.SELL, 4, 12, 1);

        assertThat(heard.trips).isEmpty();
        // 4 × 2 realized, and 1 × 3 at 13, less what was paid.
        assertThat(cutter.openProfit(13)).isEqualTo(8 + 3 - 2);
        assertThat(cutter.worth(13)).isEqualTo(13);
    }

    /** As for a grid: each fill that closes something is told at average cost. */
    @Test
    void tellsWhatEachReducingFillEarned() {
        fill(Side.BUY, 2, 10, 2);
        fill(Side.BUY, 2, 20, 2);
        fill(Side.SELL, 1, 25, 1);
        fill(Side.SELL, 3, 15, 1);

        // Average cost 15, and of the entries' fees 1 for each unit.
        assertThat(heard.reductions)
                .containsExactly(
                        new RoundTrips.Reduction(25 - 15 - 1 - 1, 15),
                        new RoundTrips.Reduction(45 - 45 - 3 - 1, 45));
        assertThat(heard.trips.getFirst().net()).isEqualTo(8 - 4);
    }

    @Test
    void theFirstStopSaysWhatWasRisked() {
        fill(Side.BUY, 5, 10, 0);
        cutter.stop(new OrderTerms.Stop(8));
        cutter.stop(new OrderTerms.Stop(2));
        fill(Side.BUY, 5, 12, 0);
        fill(Side.SELL, 10, 12, 0);
        fill(Side.SELL, 4, 20, 0);
        cutter.stop(new OrderTerms.TrailingStop(3));
        fill(Side.BUY, 4, 20, 0);
        fill(Side.BUY, 1, 20, 0);
        cutter.stop(new OrderTerms.Stop(21));
        fill(Side.SELL, 1, 20, 0);

        assertThat(heard.trips)
                .extracting(RoundTrip::initialRisk)
                .containsExactly(5L * 2 + 5 * 4, 4L * 3, null);
    }

    @Test
    void seesHowFarItWentAgainstUsAndForUs() {
        fill(Side.BUY, 2, 10, 0);
        cutter.mark(6, 11);
        fill(Side.SELL, 1, 9, 0);
        cutter.mark(8, 30);
        fill(Side.SELL, 1, 20, 0);
        cutter.mark(1, 99);

        RoundTrip trip = heard.trips.getFirst();
        assertThat(trip.worstPnl()).isEqualTo(-8);
        // One lost 1; the other was worth 30.
        assertThat(trip.bestPnl()).isEqualTo(-1 + 20);
    }

    @Test
    void addUpToWhatWasRealizedAndPaidWhenFlat() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Heard here = new Heard();
            RoundTrips seeded = new RoundTrips(PLAIN, here);
            Position position = Position.FLAT;
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
                long price = random.nextLong(1, 1_000);
                long fee = random.nextLong(0, 9);
                long before = position.quantity();
                position = position.apply(side, quantity, price * quantity);
                fees += fee;
                flat +=
                        before != 0 && Long.signum(position.quantity()) != Long.signum(before)
                                ? 1
                                : 0;
                seeded.trade(side, quantity, price, price * quantity, fee, i);
                seeded.mark(random.nextLong(1, 1_000), random.nextLong(1, 1_000));
                assertThat(seeded.position()).as("seed %d", seed).isEqualTo(position);
            }
            List<RoundTrip> trips = here.trips;
            assertThat(position.isFlat()).as("seed %d", seed).isTrue();
            assertThat(trips).as("seed %d", seed).hasSize(flat);
            assertThat(trips.stream().mapToLong(RoundTrip::realizedPnl).sum())
                    .as("seed %d", seed)
                    .isEqualTo(position.realizedPnl());
            assertThat(trips.stream().mapToLong(RoundTrip::fees).sum())
                    .as("seed %d", seed)
                    .isEqualTo(fees);
            assertThat(here.reductions.stream().mapToLong(RoundTrips.Reduction::net).sum())
                    .as("seed %d", seed)
                    .isEqualTo(trips.stream().mapToLong(RoundTrip::net).sum());
            assertThat(trips)
                    .as("seed %d", seed)
                    .allSatisfy(trip -> {
                        assertThat(trip.realizedPnl()).isBetween(trip.worstPnl(), trip.bestPnl());
                        int sign = trip.side().sign();
                        assertThat(sign * (trip.exitNotional() - trip.entryNotional()))
                                .isEqualTo(trip.realizedPnl());
                    });
        }
    }

    private void fill(Side side, long quantity, long price, long fee) {
        at++;
        cutter.trade(side, quantity, price, price * quantity, fee, at);
    }
}

package dev.tradekeep.bench.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.booking.Booking;
import dev.tradekeep.engine.core.Effects;
import dev.tradekeep.engine.core.VenueCall;
import dev.tradekeep.engine.simulation.Plan;
import dev.tradekeep.engine.simulation.Simulation;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.store.Durability;
import dev.tradekeep.venue.VenueReport;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationsIT {
    private static final int SEEDS = 200;
    private static final int BARS = 40;

    @TempDir private Path folder;

    @Test
    void theBooksSayWhatTheVenueKnowsWhateverGoesWrong() {
        Simulations.Report report = run(1, SEEDS, Set.of(), BARS, UnaryOperator.identity());

        assertThat(report.failures()).isEmpty();
        assertThat(report.crashes()).isGreaterThan(SEEDS);
        assertThat(report.orders()).isGreaterThan(SEEDS * 5L);
    }

    @Test
    void oneSeedGivesTheSameBytes() {
        byte[] empty = MemoryDisk.emptyBooks();
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(bytes(seed, empty)).as("seed %d", seed).isEqualTo(bytes(seed, empty));
        }
    }

    private byte[] bytes(long seed, byte[] empty) {
        try (MemoryDisk disk = new MemoryDisk(folder, empty)) {
            Simulation.Result _ = Simulation.run(Plan.of(seed, BARS), disk);
            return disk.image();
        }
    }

    @Test
    void fewerCandlesAndWhatIsLeftOutMoveNothingElse() {
        List<String> all = texts(Plan.of(7, BARS));
        assertThat(all).startsWith(texts(Plan.of(7, BARS / 2)).toArray(String[]::new));

        Plan some = Plan.of(7, BARS).only(Set.of(1, 9, 30));
        assertThat(texts(some)).containsExactly(all.get(0), all.get(8), all.get(29));
    }

    private static List<String> texts(Plan plan) {
        return plan.items().stream().map(Plan.Item::text).toList();
    }

    /** It forgets what is said of orders that have ended. */
    @Test
    void aBugOfADriverIsFoundAndMadeSmallAndHappensAgain() {
        UnaryOperator<Effects> careless =
                to ->
                        new Passing(to) {
                            @Override
                            public void load(VenueReport report) {
                                // Forgotten.
                            }
                        };
        Simulations.Report report = run(1, 4, Set.of(), BARS, careless);

        assertThat(report.failures()).isNotEmpty();
        for (Simulations.Failure failure : report.failures()) {
            Plan plan = failure.plan();
            assertThat(plan.items()).hasSizeLessThan(8);
            Set<Integer> only = new HashSet<>(plan.numbers());
            Simulations.Report again = run(plan.seed(), 1, only, plan.bars(), careless);
            assertThat(again.failures()).hasSize(1);
            assertThat(again.failures().getFirst().differences()).isEqualTo(failure.differences());
            assertThat(run(plan.seed(), 1, only, plan.bars(), UnaryOperator.identity()).failures())
                    .isEmpty();
        }
    }

    /** It sends every second order twice. */
    @Test
    void aBugThatNeedsNoFaultIsLeftWithoutAny() {
        UnaryOperator<Effects> doubling =
                to ->
                        new Passing(to) {
                            private long calls;

                            @Override
                            public void call(VenueCall call) {
                                super.call(call);
                                calls++;
                                if (call instanceof VenueCall.Submit && calls % 2 == 0) {
                                    super.call(call);
                                }
                            }
                        };
        Simulations.Report report = run(1, 1, Set.of(), BARS, doubling);

        assertThat(report.failures()).isNotEmpty();
        Simulations.Failure failure = report.failures().getFirst();
        assertThat(failure.plan().items()).hasSizeLessThan(3);
        assertThat(failure.differences()).anyMatch(text -> text.contains("is sent twice"));
    }

    private static Simulations.Report run(
            long from, int seeds, Set<Integer> only, int bars, UnaryOperator<Effects> seam) {
        return Simulations.run(new Simulations.Wanted(from, seeds, only, bars), _ -> {}, seam);
    }

    /** Passes everything on. */
    private static class Passing implements Effects {
        private final Effects to;

        Passing(Effects to) {
            this.to = to;
        }

        @Override
        public void book(Durability urgency, Booking booking) {
            to.book(urgency, booking);
        }

        @Override
        public void call(VenueCall call) {
            to.call(call);
        }

        @Override
        public void load(VenueReport report) {
            to.load(report);
        }

        @Override
        public void timer(long at, long id) {
            to.timer(at, id);
        }

        @Override
        public void reply(long commandId, Order order, OrderEvent event) {
            to.reply(commandId, order, event);
        }

        @Override
        public void confirm(long commandId) {
            to.confirm(commandId);
        }

        @Override
        public void refuse(long commandId, TradekeepException why) {
            to.refuse(commandId, why);
        }

        @Override
        public void publish(Order order, OrderEvent event) {
            to.publish(order, event);
        }
    }
}

package dev.tradekeep.venue.local.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.matching.NaiveBook.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The book and its naive twin get the same random orders and must tell the same. */
final class TwinTest {
    private static final int OPERATIONS = 4_000;
    private static final long STEP = 1_000;
    private static final long TICK = 1_000_000;
    private static final long MIDDLE = 1_000 * TICK;

    private static final List<SelfTradePrevention> MODES = List.of(SelfTradePrevention.values());

    private record Pair(NumberedOrder fast, Plain naive) {}

    private final EventNotes notes = new EventNotes();
    private final MatchingEngine fast = new MatchingEngine(notes, STEP, MIDDLE);
    private final NaiveBook naive = new NaiveBook(STEP, MIDDLE);
    private final List<Pair> made = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void tellsTheSameAsItsTwin(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int traded = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            step(random);
            List<String> told = notes.take();
            assertThat(told).as("operation %d", i).isEqualTo(naive.take());
            traded += (int) told.stream().filter(line -> line.contains("took")).count();
            if (i % 50 == 0) {
                assertThat(side(true)).isEqualTo(naive.side(true));
                assertThat(side(false)).isEqualTo(naive.side(false));
                assertThat(fast.last()).isEqualTo(naive.last());
            }
        }
        assertThat(traded).isGreaterThan(OPERATIONS / 10);
    }

    private void step(SplittableRandom random) {
        int kind = random.nextInt(100);
        if (kind < 18) {
            cancelOne(random);
        } else if (kind < 24) {
            reduceOne(random);
        } else if (kind < 32) {
            placePair(random);
        } else if (kind < 44) {
            hold(make(random));
        } else {
            Pair order = make(random);
            fast.submit(order.fast);
            naive.submit(order.naive);
        }
    }

    private void cancelOne(SplittableRandom random) {
        Pair chosen = open(random);
        if (chosen != null) {
            fast.cancel(chosen.fast);
            naive.cancel(chosen.naive);
        }
    }

    private void reduceOne(SplittableRandom random) {
        Pair chosen = open(random);
        if (chosen != null && chosen.fast.left() > STEP) {
            long left = 1 + random.nextLong(chosen.fast.left() - 1);
            fast.reduce(chosen.fast, left);
            naive.reduce(chosen.naive, left);
        }
    }

    /** A limit order away from the market, tied to a stop on the other side of it. */
    private void placePair(SplittableRandom random) {
        Pair stop = make(random);
        setTrigger(stop, random);
        Pair limit = make(random);
        boolean buy = stop.fast.isBuy();
        long price = MIDDLE + (buy ? -1 : 1) * TICK * (5L + random.nextInt(20));
        long quantity = Math.min(stop.naive.left, 300 * STEP);
        setTerms(limit, 0, buy, price, quantity, Lifetime.GTC);
        BookOrder.pair(stop.fast, limit.fast);
        stop.naive.other = limit.naive;
        limit.naive.other = stop.naive;
        hold(stop);
        fast.submit(limit.fast);
        naive.submit(limit.naive);
    }

    private void hold(Pair order) {
        if (order.naive.stop == 0 && order.naive.trail == 0) {
            setTrigger(order, new SplittableRandom(made.size()));
        }
        fast.hold(order.fast);
        naive.hold(order.naive);
    }

    private void setTrigger(Pair order, SplittableRandom random) {
        boolean above = random.nextBoolean();
        int trail = random.nextInt(3) == 0 ? 10 + random.nextInt(300) : 0;
        boolean plain = trail > 0 && random.nextBoolean();
        long distance = 1L + random.nextInt(25);
        long stop = plain ? 0 : naive.last() + (above ? distance : -distance) * TICK;
        order.fast.trigger(stop, above, trail);
        order.naive.stop = stop;
        order.naive.above = above;
        order.naive.trail = trail;
    }

    private Pair make(SplittableRandom random) {
        Pair made = new Pair(new NumberedOrder(this.made.size()), new Plain(this.made.size()));
        this.made.add(made);
        boolean buy = random.nextBoolean();
        boolean market = random.nextInt(12) == 0;
        long offset = random.nextInt(-14, 15) + (buy ? -3L : 3L);
        long price = market ? 0 : MIDDLE + offset * TICK;
        Lifetime lifetime =
                switch (random.nextInt(12)) {
                    case 0 -> Lifetime.IOC;
                    case 1 -> Lifetime.FOK;
                    default -> Lifetime.GTC;
                };
        long quantity = STEP * (1 + random.nextInt(500));
        setTerms(made, random.nextInt(4), buy, price, quantity, market ? Lifetime.GTC : lifetime);
        SelfTradePrevention mode = MODES.get(random.nextInt(MODES.size()));
        made.fast.prevention(mode);
        made.naive.prevention = mode;
        if (market && random.nextBoolean()) {
            boolean quoteOnly = random.nextBoolean();
            if (quoteOnly) {
                setTerms(made, made.naive.owner, buy, 0, BookOrder.UNLIMITED, Lifetime.GTC);
                made.fast.prevention(mode);
                made.naive.prevention = mode;
            }
            long budget = 1 + random.nextLong(Quote.of(MIDDLE, STEP * 600));
            made.fast.budget(budget);
            made.naive.budget = budget;
        } else if (!market && random.nextInt(5) == 0) {
            long display = STEP * (1 + random.nextInt(60));
            made.fast.display(display);
            made.naive.display = display;
        }
        return made;
    }

    private static void setTerms(
            Pair order, int owner, boolean buy, long limit, long quantity, Lifetime lifetime) {
        order.fast.terms(owner, buy, limit, quantity, lifetime);
        order.naive.owner = owner;
        order.naive.buy = buy;
        order.naive.limit = limit;
        order.naive.left = quantity;
        order.naive.lifetime = lifetime;
        order.naive.display = 0;
        order.naive.budget = Long.MAX_VALUE;
        order.naive.prevention = SelfTradePrevention.NONE;
    }

    private @Nullable Pair open(SplittableRandom random) {
        for (int i = 0; i < 20 && !made.isEmpty(); i++) {
            Pair one = made.get(Math.max(0, made.size() - 1 - random.nextInt(200)));
            if (one.fast.isResting() || one.fast.isWaiting()) {
                return one;
            }
        }
        return null;
    }

    private List<String> side(boolean buy) {
        return IntStream.range(0, fast.levels(buy))
                .mapToObj(i -> fast.price(buy, i) + ": " + fast.visible(buy, i))
                .toList();
    }
}

package dev.tradekeep.venue.local.matching;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same book in the plainest way: lists that are searched from end to end, and numbers of any
 * size. What {@link MatchingEngine} does must be what this does.
 */
final class NaiveBook {
    private static final BigInteger UNIT = BigInteger.valueOf(100_000_000);
    private static final BigInteger BIPS = BigInteger.valueOf(10_000);

    /** One order. */
    static final class Plain {
        final int number;
        int owner;
        boolean buy;
        long limit;
        long left;
        long budget = Long.MAX_VALUE;
        Lifetime lifetime = Lifetime.GTC;
        long display;
        long visible;
        SelfTradePrevention prevention = SelfTradePrevention.NONE;
        long stop;
        boolean above;
        int trail;
        long extreme;
        @Nullable Plain other;

        Plain(int number) {
            this.number = number;
        }

        @Override
        public String toString() {
            return "#" + number;
        }
    }

    private final List<Plain> resting = new ArrayList<>();
    private final List<Plain> waiting = new ArrayList<>();
    private final List<Plain> trailing = new ArrayList<>();
    private final List<Plain> triggered = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final long step;
    private long last;

    NaiveBook(long step, long last) {
        this.step = step;
        this.last = last;
    }

    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    long last() {
        return last;
    }

    List<String> side(boolean buy) {
        List<Long> prices =
                resting.stream()
                        .filter(order -> order.buy == buy)
                        .map(order -> order.limit)
                        .distinct()
                        .sorted(buy ? Comparator.reverseOrder() : Comparator.naturalOrder())
                        .toList();
        return prices.stream().map(price -> price + ": " + shownAt(buy, price)).toList();
    }

    void submit(Plain order) {
        match(order);
        while (!triggered.isEmpty()) {
            Plain next = triggered.removeFirst();
            lines.add(next + " triggered");
            endPartner(next);
            match(next);
        }
    }

    void hold(Plain order) {
        if (order.stop == 0) {
            order.extreme = last;
            trailing.add(order);
        } else {
            waiting.add(order);
        }
    }

    void cancel(Plain order) {
        if (order.other != null) {
            order.other.other = null;
            order.other = null;
        }
        remove(order);
    }

    void reduce(Plain order, long left) {
        order.left = left;
        order.visible = Math.min(order.visible, left);
        if (resting.contains(order)) {
            tellLevel(order.buy, order.limit);
        }
    }

    private void match(Plain taker) {
        if (taker.lifetime == Lifetime.FOK && !canFill(taker)) {
            lines.add(taker + " expired: NOT_FILLABLE");
            return;
        }
        while (taker.left > 0) {
            Optional<Plain> best = best(taker);
            if (best.isEmpty()) {
                end(taker);
                return;
            }
            Plain maker = best.get();
            long wanted = wanted(taker, maker.limit);
            if (wanted == 0) {
                lines.add(taker + " expired: BUDGET_SPENT");
                return;
            }
            if (taker.owner == maker.owner && taker.prevention != SelfTradePrevention.NONE) {
                if (!prevent(taker, maker, wanted)) {
                    return;
                }
                continue;
            }
            trade(taker, maker, Math.min(wanted, maker.visible));
        }
    }

    private void trade(Plain taker, Plain maker, long quantity) {
        take(taker, maker.limit, quantity);
        maker.left -= quantity;
        maker.visible -= quantity;
        if (maker.left == 0) {
            resting.remove(maker);
        } else if (maker.visible == 0) {
            resting.remove(maker);
            maker.visible = Math.min(maker.display, maker.left);
            resting.add(maker);
        }
        last = maker.limit;
        lines.add(taker + " took " + quantity + " at " + maker.limit + " of " + maker);
        tellLevel(maker.buy, maker.limit);
        endPartner(maker);
        endPartner(taker);
        reach(last);
    }

    private boolean prevent(Plain taker, Plain maker, long wanted) {
        long price = maker.limit;
        boolean takerEnds = false;
        boolean makerEnds = false;
        long takerLoses = 0;
        long makerLoses = 0;
        switch (taker.prevention) {
            case EXPIRE_TAKER -> {
                takerEnds = true;
                takerLoses = wanted;
            }
            case EXPIRE_MAKER -> {
                makerEnds = true;
                makerLoses = maker.left;
            }
            case EXPIRE_BOTH -> {
                takerEnds = true;
                makerEnds = true;
                takerLoses = wanted;
                makerLoses = maker.left;
            }
            case DECREMENT -> {
                takerLoses = Math.min(wanted, maker.left);
                makerLoses = takerLoses;
                takerEnds = takerLoses == wanted;
                makerEnds = makerLoses == maker.left;
            }
            case NONE -> throw new AssertionError("prevents nothing");
        }
        if (makerEnds) {
            resting.remove(maker);
            tellLevel(maker.buy, price);
        }
        maker.left -= makerLoses;
        maker.visible = Math.min(maker.visible, maker.left);
        take(taker, price, takerLoses);
        lines.add(
                "%s and %s prevented at %d: %d, %d"
                        .formatted(taker, maker, price, takerLoses, makerLoses));
        if (makerEnds) {
            lines.add(maker + " expired: SELF_TRADE");
            endPartner(maker);
        } else if (makerLoses > 0) {
            tellLevel(maker.buy, price);
        }
        if (takerEnds) {
            lines.add(taker + " expired: SELF_TRADE");
            endPartner(taker);
        }
        return !takerEnds;
    }

    private void end(Plain taker) {
        if (taker.lifetime != Lifetime.GTC || taker.limit == 0) {
            lines.add(taker + " expired: NO_LIQUIDITY");
            return;
        }
        taker.visible = taker.display == 0 ? taker.left : Math.min(taker.display, taker.left);
        resting.add(taker);
        lines.add(taker + " rests with " + taker.left);
        tellLevel(taker.buy, taker.limit);
    }

    private void reach(long price) {
        List<Plain> reached =
                new ArrayList<>(
                        waiting.stream()
                                .filter(order -> order.above && order.stop <= price)
                                .sorted(Comparator.comparingLong(order -> order.stop))
                                .toList());
        waiting.stream()
                .filter(order -> !order.above && order.stop >= price)
                .sorted(Comparator.comparingLong(order -> -order.stop))
                .forEach(reached::add);
        List<Plain> followed = List.copyOf(trailing);
        for (Plain order : reached) {
            waiting.remove(order);
            if (order.trail > 0) {
                order.extreme = price;
                trailing.add(order);
            } else {
                triggered.add(order);
            }
        }
        for (Plain order : followed) {
            follow(order, price);
        }
    }

    private void follow(Plain order, long price) {
        if (order.buy ? price < order.extreme : price > order.extreme) {
            order.extreme = price;
            return;
        }
        BigInteger moved = BigInteger.valueOf(price).multiply(BIPS);
        BigInteger mark =
                BigInteger.valueOf(order.extreme)
                        .multiply(
                                order.buy
                                        ? BIPS.add(BigInteger.valueOf(order.trail))
                                        : BIPS.subtract(BigInteger.valueOf(order.trail)));
        int compared = moved.compareTo(mark);
        if (order.buy ? compared >= 0 : compared <= 0) {
            trailing.remove(order);
            triggered.add(order);
        }
    }

    private boolean canFill(Plain taker) {
        List<Plain> queue =
                resting.stream()
                        .filter(order -> order.buy != taker.buy && accepts(taker, order.limit))
                        .sorted(byPrice(taker))
                        .toList();
        long wanted = taker.left;
        for (Plain order : queue) {
            if (wanted <= 0) {
                return true;
            }
            boolean own =
                    order.owner == taker.owner && taker.prevention != SelfTradePrevention.NONE;
            if (own && taker.prevention != SelfTradePrevention.EXPIRE_MAKER) {
                return false;
            }
            wanted -= own ? 0 : order.left;
        }
        return wanted <= 0;
    }

    private Optional<Plain> best(Plain taker) {
        return resting.stream()
                .filter(order -> order.buy != taker.buy && accepts(taker, order.limit))
                .min(byPrice(taker));
    }

    /** Stable: those of one price stay in the order of the list. */
    private static Comparator<Plain> byPrice(Plain taker) {
        return Comparator.comparingLong(order -> taker.buy ? order.limit : -order.limit);
    }

    private static boolean accepts(Plain taker, long price) {
        return taker.limit == 0 || (taker.buy ? price <= taker.limit : price >= taker.limit);
    }

    private long wanted(Plain taker, long price) {
        if (taker.budget == Long.MAX_VALUE) {
            return taker.left;
        }
        long affordable =
                BigInteger.valueOf(taker.budget)
                        .multiply(UNIT)
                        .divide(BigInteger.valueOf(price))
                        .longValueExact();
        return Math.min(taker.left, affordable / step * step);
    }

    private static void take(Plain taker, long price, long quantity) {
        if (taker.left != Long.MAX_VALUE) {
            taker.left -= quantity;
        }
        if (taker.budget != Long.MAX_VALUE) {
            taker.budget -=
                    BigInteger.valueOf(price)
                            .multiply(BigInteger.valueOf(quantity))
                            .divide(UNIT)
                            .longValueExact();
        }
    }

    private void endPartner(Plain order) {
        Plain partner = order.other;
        if (partner != null) {
            order.other = null;
            partner.other = null;
            remove(partner);
            lines.add(partner + " expired: CONTINGENT");
        }
    }

    private void remove(Plain order) {
        waiting.remove(order);
        trailing.remove(order);
        triggered.remove(order);
        if (resting.remove(order)) {
            tellLevel(order.buy, order.limit);
        }
    }

    private void tellLevel(boolean buy, long price) {
        lines.add((buy ? "bid " : "ask ") + price + ": " + shownAt(buy, price));
    }

    private long shownAt(boolean buy, long price) {
        return resting.stream()
                .filter(order -> order.buy == buy && order.limit == price)
                .mapToLong(order -> order.visible)
                .sum();
    }
}

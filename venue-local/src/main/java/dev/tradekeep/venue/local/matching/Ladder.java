package dev.tradekeep.venue.local.matching;

import dev.tradekeep.model.number.FixedPoint;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Levels in the order in which they are reached. They lie in an array, the best last: most changes
 * are near the best price and move little, a search is a binary one, and levels that empty are kept
 * for later ones.
 */
final class Ladder {
    private static final int START = 1_024;

    private final boolean highestFirst;
    private long[] keys = new long[START];

    /** The first {@code size} are in use, those after them are spare. */
    private Level[] levels = filled(new Level[START], 0);

    private int size;

    Ladder(boolean highestFirst) {
        this.highestFirst = highestFirst;
    }

    /** The level that is reached first, or null. */
    @Nullable Level best() {
        return size == 0 ? null : levels[size - 1];
    }

    int size() {
        return size;
    }

    /** The n-th level from the best. */
    Level get(int index) {
        return levels[size - 1 - index];
    }

    /** The level of a price, made when there is none. */
    Level at(long price) {
        long key = key(price);
        int found = size > 0 && keys[size - 1] == key ? size - 1 : search(key);
        return found >= 0 ? levels[found] : insert(-found - 1, key, price);
    }

    void remove(BookOrder order) {
        Level level = order.level;
        if (level == null) {
            throw new IllegalStateException("This order is in no level.");
        }
        level.remove(order);
        if (level.isEmpty()) {
            drop(level);
        }
    }

    /** What a quantity costs when taken from the best price on. */
    long costOf(long quantity) {
        long cost = 0;
        for (int i = 0; i < size && quantity > 0; i++) {
            Level level = get(i);
            for (BookOrder order = level.first; order != null && quantity > 0; order = order.next) {
                long taken = Math.min(quantity, order.left());
                cost += Quote.needed(level.price, taken);
                quantity -= taken;
            }
        }
        return cost;
    }

    /** What quantity brings an amount when taken from the best price on. */
    long quantityFor(long quote, long step) {
        long quantity = 0;
        for (int i = 0; i < size && quote > 0; i++) {
            Level level = get(i);
            for (BookOrder order = level.first; order != null && quote > 0; order = order.next) {
                long whole = Quote.of(level.price, order.left());
                long part =
                        FixedPoint.multiplyDivide(
                                quote, Quote.UNIT, level.price, RoundingMode.DOWN);
                quantity += whole <= quote ? order.left() : part - part % step;
                quote -= whole;
            }
        }
        return quantity;
    }

    /** Whether there is all that a fill-or-kill order wants. */
    boolean canFill(BookOrder taker) {
        boolean prevents = taker.prevention() != SelfTradePrevention.NONE;
        long wanted = taker.left();
        for (int i = 0; i < size && wanted > 0; i++) {
            Level level = get(i);
            if (!taker.accepts(level.price)) {
                return false;
            }
            for (BookOrder order = level.first; order != null && wanted > 0; order = order.next) {
                if (!prevents || order.owner() != taker.owner()) {
                    wanted -= order.left();
                } else if (taker.prevention() != SelfTradePrevention.EXPIRE_MAKER) {
                    return false;
                }
            }
        }
        return wanted <= 0;
    }

    private Level insert(int place, long key, long price) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            levels = filled(Arrays.copyOf(levels, size * 2), size);
        }
        Level level = levels[size];
        System.arraycopy(keys, place, keys, place + 1, size - place);
        System.arraycopy(levels, place, levels, place + 1, size - place);
        level.price = price;
        level.visible = 0;
        keys[place] = key;
        levels[place] = level;
        size++;
        return level;
    }

    private void drop(Level level) {
        long key = key(level.price);
        int place = keys[size - 1] == key ? size - 1 : search(key);
        size--;
        System.arraycopy(keys, place + 1, keys, place, size - place);
        System.arraycopy(levels, place + 1, levels, place, size - place);
        levels[size] = level;
    }

    private static Level[] filled(Level[] levels, int from) {
        for (int i = from; i < levels.length; i++) {
            levels[i] = new Level();
        }
        return levels;
    }

    private int search(long key) {
        return Arrays.binarySearch(keys, 0, size, key);
    }

    private long key(long price) {
        return highestFirst ? price : -price;
    }
}

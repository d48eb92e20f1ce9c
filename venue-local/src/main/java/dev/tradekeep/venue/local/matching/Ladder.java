package dev.tradekeep.venue.local.matching;

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

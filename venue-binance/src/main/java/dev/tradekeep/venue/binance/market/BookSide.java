package dev.tradekeep.venue.binance.market;

import java.util.Arrays;

/**
 * One side of an order book: keys in rising order with the best last, so that what changes most
 * moves least. Plain arrays; an update allocates nothing once they have grown. One thread.
 */
final class BookSide {
    /** Levels beyond it are the worst ones, and forgotten. */
    static final int LEVELS_MAX = 10_000;

    private static final int LEVELS_FIRST = 1_024;

    private long[] keys = new long[LEVELS_FIRST];
    private long[] quantities = new long[LEVELS_FIRST];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** The key of the best level; only while there is one. */
    long bestKey() {
        return keys[size - 1];
    }

    long bestQuantity() {
        return quantities[size - 1];
    }

    /** A level has another quantity; 0 takes it away. */
    void set(long key, long quantity) {
        int at = Arrays.binarySearch(keys, 0, size, key);
        if (at >= 0) {
            if (quantity != 0) {
                quantities[at] = quantity;
                return;
            }
            int behind = size - at - 1;
            System.arraycopy(keys, at + 1, keys, at, behind);
            System.arraycopy(quantities, at + 1, quantities, at, behind);
            size--;
        } else if (quantity != 0) {
            insert(-at - 1, key, quantity);
        }
    }

    private void insert(int place, long key, long quantity) {
        int at = place;
        if (size == LEVELS_MAX) {
            if (at == 0) {
                return;
            }
            System.arraycopy(keys, 1, keys, 0, size - 1);
            System.arraycopy(quantities, 1, quantities, 0, size - 1);
            size--;
            at--;
        } else if (size == keys.length) {
            int length = Math.min(LEVELS_MAX, 2 * size);
            keys = Arrays.copyOf(keys, length);
            quantities = Arrays.copyOf(quantities, length);
        }
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(quantities, at, quantities, at + 1, size - at);
        keys[at] = key;
        quantities[at] = quantity;
        size++;
    }
}

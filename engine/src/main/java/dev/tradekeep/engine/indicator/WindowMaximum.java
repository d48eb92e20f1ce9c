package dev.tradekeep.engine.indicator;

/**
 * The largest of the last so many whole numbers. It keeps those that no later one reaches, in
 * falling order: the first is the largest, and each number comes and goes once.
 */
final class WindowMaximum {
    private final int size;
    private final int mask;
    private final long[] values;
    private final long[] places;
    private int head;
    private int kept;
    private long count;

    WindowMaximum(int size) {
        this.size = size;
        int capacity = Integer.highestOneBit(size) * 2;
        mask = capacity - 1;
        values = new long[capacity];
        places = new long[capacity];
    }

    void push(long value) {
        if (kept > 0 && places[head] <= count - size) {
            head = head + 1 & mask;
            kept--;
        }
        while (kept > 0 && values[head + kept - 1 & mask] <= value) {
            kept--;
        }
        int tail = head + kept & mask;
        values[tail] = value;
        places[tail] = count;
        kept++;
        count++;
    }

    /** The largest; there must be one. */
    long largest() {
        return values[head];
    }
}

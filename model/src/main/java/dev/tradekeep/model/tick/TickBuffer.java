package dev.tradekeep.model.tick;

import java.util.Arrays;

/** A run of ticks of one series, in order, in one array: time, sequence and values of each. */
public final class TickBuffer {
    /** Numbers of a tick before its values. */
    private static final int PLACE_COLUMNS = 2;

    private final int columns;
    private final long[] numbers;
    private int ticks;

    public TickBuffer(TickKind kind, int ticksMax) {
        columns = PLACE_COLUMNS + kind.width();
        numbers = new long[ticksMax * columns];
    }

    public void add(long at, long sequence, long[] values) {
        int base = ticks * columns;
        numbers[base] = at;
        numbers[base + 1] = sequence;
        System.arraycopy(values, 0, numbers, base + PLACE_COLUMNS, columns - PLACE_COLUMNS);
        ticks++;
    }

    public int ticks() {
        return ticks;
    }

    public long at(int tick) {
        return numbers[tick * columns];
    }

    public long sequence(int tick) {
        return numbers[tick * columns + 1];
    }

    public long value(int tick, int column) {
        return numbers[tick * columns + PLACE_COLUMNS + column];
    }

    TickPlace place(int tick) {
        return new TickPlace(at(tick), sequence(tick));
    }

    /** A copy of the values of a tick. */
    public long[] values(int tick) {
        int base = tick * columns;
        return Arrays.copyOfRange(numbers, base + PLACE_COLUMNS, base + columns);
    }

    /** The tick at a place, or a number below 0 when there is none. */
    public int find(TickPlace wanted) {
        int low = 0;
        int high = ticks - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = place(middle).compareTo(wanted);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Whether both hold the same ticks. */
    public boolean holdsSame(TickBuffer other) {
        int length = ticks * columns;
        return ticks == other.ticks && Arrays.equals(numbers, 0, length, other.numbers, 0, length);
    }
}

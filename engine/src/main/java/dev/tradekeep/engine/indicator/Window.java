package dev.tradekeep.engine.indicator;

/** The last so many whole numbers; 0 stands where there was none yet. */
final class Window {
    private final long[] ring;
    private int next;

    Window(int size) {
        ring = new long[size];
    }

    int size() {
        return ring.length;
    }

    /** Takes the next number and hands out the one that it pushes off. */
    long push(long value) {
        long oldest = ring[next];
        ring[next] = value;
        next = next + 1 == ring.length ? 0 : next + 1;
        return oldest;
    }
}

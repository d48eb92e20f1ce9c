package dev.tradekeep.engine.core;

/**
 * The keys of timers among all of an engine: those of strategies are below 0, where those of the
 * core are above.
 */
final class TimerKey {
    private static final int SLOT_SHIFT = 48;
    private static final long ID_MASK = (1L << SLOT_SHIFT) - 1;

    private TimerKey() {}

    static long of(int slot, long id) {
        return ~(((long) slot << SLOT_SHIFT) | (id & ID_MASK));
    }

    static boolean isOfStrategy(long key) {
        return key < 0;
    }

    static int slot(long key) {
        return (int) (~key >>> SLOT_SHIFT);
    }

    static long id(long key) {
        return ~key & ID_MASK;
    }
}

package dev.tradekeep.model.tick;

/**
 * Where a tick stands in its series.
 *
 * @param at UTC microseconds
 * @param sequence of the ticks of one time, from 0
 */
public record TickPlace(long at, long sequence) implements Comparable<TickPlace> {
    public static final TickPlace FIRST = new TickPlace(Long.MIN_VALUE, 0);
    public static final TickPlace BEHIND_ALL = new TickPlace(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final long DAY_MICROS = 86_400_000_000L;

    /** Before every tick of a time. */
    public static TickPlace before(long at) {
        return new TickPlace(at, 0);
    }

    /** The place behind it. */
    public TickPlace next() {
        return new TickPlace(at, sequence + 1);
    }

    /** When the UTC day of a time began. */
    public static long dayOf(long at) {
        long into = Math.floorMod(at, DAY_MICROS);
        return at < Long.MIN_VALUE + into ? Long.MIN_VALUE : at - into;
    }

    /** When the next UTC day begins. */
    public static long dayAfter(long at) {
        long left = DAY_MICROS - Math.floorMod(at, DAY_MICROS);
        return at > Long.MAX_VALUE - left ? Long.MAX_VALUE : at + left;
    }

    @Override
    public int compareTo(TickPlace other) {
        int byTime = Long.compare(at, other.at);
        return byTime == 0 ? Long.compare(sequence, other.sequence) : byTime;
    }
}

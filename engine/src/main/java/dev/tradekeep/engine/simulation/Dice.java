package dev.tradekeep.engine.simulation;

/**
 * Random numbers that depend on what they are for and when, not on how many were drawn before:
 * leaving one fault out moves no other.
 */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long MIX_1 = 0xBF58476D1CE4E5B9L;
    private static final long MIX_2 = 0x94D049BB133111EBL;

    private final long seed;

    /**
     * @param stream what the numbers are for
     */
    public Dice(long seed, String stream) {
        this.seed = mix(seed * GOLDEN + stream.hashCode());
    }

    /** A number of 64 random bits, the same for the same time and use. */
    public long bits(long time, int use) {
        return mix(mix(seed + time * GOLDEN) + use * MIX_1);
    }

    /** A number from 0 up to, but without, a bound above 0. */
    public long below(long bound, long time, int use) {
        return Long.remainderUnsigned(bits(time, use), bound);
    }

    /** Whether one of so many cases comes up. */
    public boolean oneIn(long cases, long time, int use) {
        return below(cases, time, use) == 0;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * MIX_1;
        mixed = (mixed ^ (mixed >>> 27)) * MIX_2;
        return mixed ^ (mixed >>> 31);
    }
}

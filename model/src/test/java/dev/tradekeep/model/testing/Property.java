package dev.tradekeep.model.testing;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Runs a check on many seeded random streams and names the seed that fails. */
public final class Property {
    private static final long[] EXTREMES = {
        0, 1, -1, 2, 10, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, Long.MIN_VALUE + 1
    };

    private Property() {}

    /** Checks the seeds 0 to {@code seedCount - 1}. */
    public static void check(int seedCount, Consumer<SplittableRandom> property) {
        for (int seed = 0; seed < seedCount; seed++) {
            try {
                property.accept(new SplittableRandom(seed));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("Fails with the seed " + seed, failure);
            }
        }
    }

    /** Any 64-bit number: often an extreme, otherwise of any magnitude. */
    public static long anyLong(SplittableRandom random) {
        return random.nextInt(4) == 0
                ? EXTREMES[random.nextInt(EXTREMES.length)]
                : random.nextLong() >> random.nextInt(64);
    }

    /** A number from 1 up, of any magnitude of at most {@code bits} bits. */
    public static long anyPositive(SplittableRandom random, int bits) {
        return 1 + (random.nextLong() >>> (64 - 1 - random.nextInt(bits - 1)));
    }
}

package dev.tradekeep.engine.evidence;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random streams: one for each check, so that leaving one out changes no other. */
final class Draws {
    private static final String ALGORITHM = "L64X128MixRandom";
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Draws() {}

    /** The stream of a use. */
    static RandomGenerator of(long seed, String use) {
        return RandomGeneratorFactory.of(ALGORITHM).create(seed * GOLDEN + use.hashCode());
    }
}

package dev.tradekeep.sqlite.testing;

import java.util.stream.LongStream;

/**
 * How many seeds a randomised test runs.
 *
 * <p>The system property {@code tradekeep.seeds} sets the number of every such test, as in {@code
 * mvn verify -pl sqlite -am -Dtradekeep.seeds=10000}, the long form; without it each test runs the
 * few hundred it names. {@code tradekeep.seed.first} is where they begin: with {@code
 * tradekeep.seeds=1} it repeats a seed that failed.
 */
public final class Seeds {
    private Seeds() {}

    /** The seeds to run, {@code usual} of them when nothing else is asked for. */
    public static LongStream of(int usual) {
        int count = Integer.getInteger("tradekeep.seeds", usual);
        return LongStream.range(0, count)
                .map(seed -> seed + Long.getLong("tradekeep.seed.first", 0));
    }
}

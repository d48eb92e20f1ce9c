package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.process.Unavailable;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * One way to treat a server badly. Add one to {@link ServeTorture#SCENARIOS}.
 *
 * @param name what it is called on the command line, such as {@code slow-readers}
 * @param meaning what is done, and what must hold, as one sentence
 * @param attack makes what does it once
 */
public record Scenario(String name, String meaning, Supplier<Attack> attack) {
    /** Does it. */
    @FunctionalInterface
    public interface Attack {
        /**
         * Does it, and complains of what does not hold.
         *
         * @throws Unavailable when this machine cannot do it
         */
        void run(Siege siege) throws IOException, Unavailable;
    }
}

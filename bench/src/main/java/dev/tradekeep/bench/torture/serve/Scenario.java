package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.process.Unavailable;
import java.io.IOException;

/** One way to treat a server badly. Add one to {@link ServeTorture#SCENARIOS}. */
public interface Scenario {
    /** What it is called on the command line, such as {@code slow-readers}. */
    String name();

    /** What is done, and what must hold, as one sentence. */
    String meaning();

    /**
     * Does it, and complains of what does not hold.
     *
     * @throws Unavailable when this machine cannot do it
     */
    void run(Siege siege) throws IOException, Unavailable;
}

package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.model.error.TradekeepException;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a writer can write.
 *
 * @param stopped why it has stopped for good; empty while it runs
 * @param lockWait for how long it has waited for another program to let go of the write lock; zero
 *     when it does not
 * @param diskFull whether the disk had no room for the last thing that was to be written
 */
public record WriterHealth(
        Optional<TradekeepException> stopped, Duration lockWait, boolean diskFull) {}

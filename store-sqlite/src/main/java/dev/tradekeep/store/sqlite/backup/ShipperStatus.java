package dev.tradekeep.store.sqlite.backup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the shipping of a database goes.
 *
 * @param generation the folder that is written now
 * @param shippedFrames frames of the log that lie in the archive
 * @param waitingFrames frames that do not yet
 * @param shippedAt when the last group was written, UTC microseconds; 0 before the first
 * @param baseAt the time of the newest full copy, UTC microseconds; 0 before the first
 * @param failure why nothing is shipped now; it is tried again
 */
public record ShipperStatus(
        Optional<Path> generation,
        long shippedFrames,
        long waitingFrames,
        long shippedAt,
        long baseAt,
        Optional<String> failure) {}

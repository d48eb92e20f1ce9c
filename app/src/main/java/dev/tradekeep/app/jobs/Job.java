package dev.tradekeep.app.jobs;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A command that was started, as it stands.
 *
 * @param id unique while the server runs, from 1
 * @param startedBy whoever asked for it
 * @param startedAt UTC microseconds
 * @param endedAt likewise; empty while it runs
 * @param percent how far its present step has come, 0 to 100
 * @param exitCode as the command line would have; empty while it runs
 * @param out the beginning of its result
 * @param err the beginning of its errors and warnings
 */
public record Job(
        long id,
        String command,
        String startedBy,
        long startedAt,
        OptionalLong endedAt,
        int percent,
        OptionalInt exitCode,
        String out,
        String err) {

    /** What became of it. */
    public JobState state() {
        if (exitCode.isEmpty()) {
            return JobState.RUNNING;
        }
        return exitCode.getAsInt() == 0 ? JobState.DONE : JobState.FAILED;
    }
}

package dev.tradekeep.store.sqlite.backup;

import java.util.Map;

/**
 * The pages that some commits in a row have changed, each as the last of them left it. Applied in
 * order to a copy of the database, groups make it what it was after the last commit of each.
 *
 * @param firstFrame frames of the log that were shipped before, counted from the begin of the
 *     generation
 * @param lastFrame the same after it
 * @param time when its last commit was seen, UTC microseconds
 * @param databasePages size of the database after it
 * @param pages by page number
 */
record PageGroup(
        long firstFrame,
        long lastFrame,
        long time,
        int databasePages,
        int pageBytes,
        Map<Integer, byte[]> pages) {
    boolean isEmpty() {
        return lastFrame == firstFrame;
    }
}

package dev.tradekeep.store.sqlite.backup;

import java.nio.file.Path;

/** Hears of a backup that is being made, on the thread that makes it. */
@FunctionalInterface
public interface BackupListener {
    /** Wants to hear nothing. */
    BackupListener NONE = (file, at) -> {};

    /**
     * Its target was checked, and it begins.
     *
     * @param file where it will lie
     * @param at UTC microseconds
     */
    void begun(Path file, long at);
}

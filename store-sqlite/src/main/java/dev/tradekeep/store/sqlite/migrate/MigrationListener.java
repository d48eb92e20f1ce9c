package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.script.SqlStatement;

/** Hears how a migration goes, in the thread that runs it. */
public interface MigrationListener {
    /** Hears nothing. */
    MigrationListener NONE = new MigrationListener() {};

    /**
     * A statement has run.
     *
     * @param changedRows by an INSERT, UPDATE or DELETE; 0 for others
     */
    default void ran(SqlStatement statement, long changedRows) {}

    /**
     * A migration is in the file.
     *
     * @param done how many of this run
     * @param total how many this run will apply
     */
    default void applied(Migration migration, long durationMicros, int done, int total) {}
}

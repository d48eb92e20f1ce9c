package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.Namespace;
import java.util.OptionalInt;

/**
 * How far to migrate, and how.
 *
 * @param to the last number of ours to apply; none for all, and with one the user's wait
 * @param allOrNothing rehearse on a copy first, so that the file is untouched when any fails
 * @param listener hears of each step
 */
public record MigrationOptions(OptionalInt to, boolean allOrNothing, MigrationListener listener) {
    /** All that is missing, one after the other. */
    public static final MigrationOptions DEFAULT =
            new MigrationOptions(OptionalInt.empty(), false, MigrationListener.NONE);

    /** The same with another listener. */
    public MigrationOptions heardBy(MigrationListener other) {
        return new MigrationOptions(to, allOrNothing, other);
    }

    /** Whether a migration is among those wanted. */
    boolean wants(Migration migration) {
        if (to.isEmpty()) {
            return true;
        }
        return migration.namespace() == Namespace.TRADEKEEP
                && migration.number().orElse(Integer.MAX_VALUE) <= to.getAsInt();
    }
}

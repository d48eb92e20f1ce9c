package dev.tradekeep.store.migrate;

import org.jspecify.annotations.Nullable;

/**
 * Which migration.
 *
 * @param name unique in the namespace, as {@link Migration#name}
 */
public record MigrationId(Namespace namespace, String name) {
    // Written out, because the JVM would make classes for these two at each start of a command.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MigrationId that
                && namespace == that.namespace
                && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return 31 * namespace.hashCode() + name.hashCode();
    }
}

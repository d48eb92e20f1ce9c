package dev.tradekeep.store.migrate;

/**
 * Which migration.
 *
 * @param name unique in the namespace, as {@link Migration#name}
 */
public record MigrationId(Namespace namespace, String name) {}

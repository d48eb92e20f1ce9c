package dev.tradekeep.store.sqlite.bulk;

/**
 * A declared index that keeps no rule, so that rows may come while it is away.
 *
 * @param sql as {@code sqlite_schema} has it
 */
public record IndexShape(String name, String sql) {}

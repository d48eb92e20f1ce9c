package dev.tradekeep.store.strategies;

/**
 * A strategy with its parameters, ready to be run by name.
 *
 * @param strategy its name
 * @param terms what it does
 * @param createdAt UTC microseconds, as is {@code updatedAt}
 */
public record Preset(
        long id,
        String strategy,
        String name,
        PresetTerms terms,
        PresetStatus status,
        long createdAt,
        long updatedAt) {}

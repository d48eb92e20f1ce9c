package dev.tradekeep.store.strategies;

/**
 * A strategy with its parameters, ready to be run by name.
 *
 * @param strategy its name
 * @param parameters such as {@code fast=20,slow=50}; empty for the defaults
 * @param createdAt UTC microseconds, as is {@code updatedAt}
 */
public record Preset(
        long id,
        String strategy,
        String name,
        String parameters,
        PresetStatus status,
        long createdAt,
        long updatedAt) {}

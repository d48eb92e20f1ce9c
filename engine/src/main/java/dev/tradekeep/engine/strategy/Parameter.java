package dev.tradekeep.engine.strategy;

/**
 * A parameter that a strategy declares.
 *
 * @param wanted the values that it takes, for people, such as {@code a whole number from 1 to 100}
 * @param fallback the value when none is given, as text
 * @param description what it is for, for people
 */
public record Parameter(
        String name, ParameterKind kind, String wanted, String fallback, String description) {}

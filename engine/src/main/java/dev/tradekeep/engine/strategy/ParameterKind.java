package dev.tradekeep.engine.strategy;

/** What the value of a parameter is. */
public enum ParameterKind {
    /** A whole number. */
    INTEGER,
    /** A share of the whole in basis points. */
    SHARE,
    /** An exact decimal number, such as an amount of money. */
    DECIMAL,
    /** One of some words. */
    CHOICE,
    /** Yes or no. */
    FLAG,
    /** A length of time. */
    DURATION,
    /** The length of a candle. */
    INTERVAL,
    /** Any text. */
    TEXT
}

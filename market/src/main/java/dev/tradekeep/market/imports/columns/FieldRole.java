package dev.tradekeep.market.imports.columns;

/** What a part of a row is, which says how its text is read. */
public enum FieldRole {
    TIME,
    /** Units of the instrument's price scale. */
    PRICE,
    /** A volume, a quantity or a size: units of the series' scale. */
    SIZE
}

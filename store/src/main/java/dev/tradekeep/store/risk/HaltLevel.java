package dev.tradekeep.store.risk;

/** What a halt still allows, from the mildest to the most severe. */
public enum HaltLevel {
    /** No position is opened; those there are may grow no further. */
    NO_ENTRIES,
    /** Orders may only make positions smaller. */
    REDUCE_ONLY,
    /** Orders are canceled and positions closed. */
    FLATTEN
}

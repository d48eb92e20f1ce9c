package dev.tradekeep.store.listing;

/**
 * A column of a listing.
 *
 * @param name in snake case, unique in the listing
 * @param kind what its values are
 */
public record Column(String name, ColumnKind kind) {}

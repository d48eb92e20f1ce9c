package dev.tradekeep.engine.accounting;

/**
 * What something had cost before it came into the books, as its owner says.
 *
 * @param acquiredAt UTC microseconds
 * @param cost of all that the posting brought, units of the currency, 0 or more
 * @param currency id of an asset
 */
public record DeclaredCost(long acquiredAt, long cost, long currency) {}

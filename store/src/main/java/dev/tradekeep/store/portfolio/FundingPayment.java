package dev.tradekeep.store.portfolio;

/**
 * What a portfolio paid, or was paid, for holding a contract.
 *
 * @param dueAt UTC microseconds
 * @param quantity held then, quantity units, not 0; below 0 for short
 * @param price what it was valued at, price units above 0
 * @param rate of its worth, in units of 10⁻⁸, not 0; above 0, who is long pays
 * @param amount asset units, not 0; below 0 for what was paid
 */
public record FundingPayment(
        long portfolioId,
        long instrumentId,
        long dueAt,
        long quantity,
        long price,
        long rate,
        long assetId,
        long amount) {}

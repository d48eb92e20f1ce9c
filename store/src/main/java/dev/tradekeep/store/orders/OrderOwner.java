package dev.tradekeep.store.orders;

/** To whom an order belongs: ids of rows. */
public record OrderOwner(long engineRunId, long portfolioId, long instrumentId) {}

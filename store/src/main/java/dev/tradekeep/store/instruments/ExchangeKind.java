package dev.tradekeep.store.instruments;

/** Whether money can be lost there. */
public enum ExchangeKind {
    SIMULATED,
    LIVE
}

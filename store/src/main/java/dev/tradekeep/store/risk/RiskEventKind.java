package dev.tradekeep.store.risk;

/** What the risk check has to tell. */
public enum RiskEventKind {
    /** An order was not sent. */
    DENIAL,
    /** A limit was broken by what happened, without an order that could have been denied. */
    BREACH
}

package dev.tradekeep.engine.strategy;

/** The parameter that says which share of the available quote asset a buy spends. */
final class Stake {
    static final String PARAMETER = "stake-bps";

    /** Leaves room for fee, slippage and a market that moves before the order arrives. */
    static final String DEFAULT = "9500";

    private Stake() {}
}

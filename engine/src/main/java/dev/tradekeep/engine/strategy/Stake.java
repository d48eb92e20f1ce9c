package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.number.BasisPoints;

/** The parameter that says which share of the available quote asset a buy spends. */
public final class Stake {
    private static final String PARAMETER = "stake-bps";

    /** Leaves room for fee, slippage and a market that moves. */
    private static final String DEFAULT = "9500";

    private Stake() {}

    /** Declares it. */
    static BasisPoints of(Setup setup) {
        return setup.share(PARAMETER, DEFAULT, "share of the free cash that a buy spends");
    }

    /** The share that a strategy spends; the default of one that does not say. */
    public static BasisPoints of(StrategyInstance strategy) {
        return BasisPoints.parse(strategy.parameters().getOrDefault(PARAMETER, DEFAULT));
    }
}

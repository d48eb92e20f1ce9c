package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.number.BasisPoints;

/** The parameter that says which share of the available quote asset a buy spends. */
final class Stake {
    private Stake() {}

    /** Declares it; the default leaves room for fee, slippage and a market that moves. */
    static BasisPoints of(Setup setup) {
        return setup.share("stake-bps", "9500", "share of the free cash that a buy spends");
    }
}

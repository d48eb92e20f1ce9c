package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.store.risk.HaltLevel;
import dev.tradekeep.store.risk.TradingHalt;
import java.util.List;
import java.util.Optional;

/**
 * Does what halts say. {@code reduce_only} takes resting orders off that would make a position
 * larger. {@code flatten} takes all orders off, waits until they have ended, and closes what is
 * left.
 */
final class HaltFlow {
    private final EngineSetup setup;
    private final EngineState state;
    private final RiskDesk risk;
    private final PositionCloser closer;

    HaltFlow(EngineSetup setup, EngineState state, RiskDesk risk, PositionCloser closer) {
        this.setup = setup;
        this.state = state;
        this.risk = risk;
        this.closer = closer;
    }

    /** Does what is to be done now; nothing when no halt holds. */
    void act() {
        if (state.restrictions().halts().isEmpty()) {
            return;
        }
        List<Portfolio> portfolios = state.portfolios();
        for (Portfolio portfolio : portfolios) {
            for (Market market : setup.markets()) {
                act(portfolio, market);
            }
        }
    }

    private void act(Portfolio portfolio, Market market) {
        Optional<HaltLevel> level = risk.strongest(portfolio, market).map(TradingHalt::level);
        if (level.isEmpty()) {
            return;
        }
        switch (level.get()) {
            case NO_ENTRIES -> {}
            case REDUCE_ONLY -> closer.cancel(portfolio, market, open -> !closer.isExit(open));
            case FLATTEN -> closer.flatten(portfolio, market);
        }
    }
}

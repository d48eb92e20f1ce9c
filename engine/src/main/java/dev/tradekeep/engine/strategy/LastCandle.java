package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.ReusedBar;

/** A copy of the last closed candle of a series. One object is used for all of them. */
final class LastCandle {
    private boolean seen;
    private final ReusedBar bar = new ReusedBar();

    void copy(Bar closed) {
        seen = true;
        bar.copy(closed);
    }

    /** It, once there is a candle. */
    Bar require(String of) {
        if (!seen) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "No candle of "
                            + of
                            + " has closed yet. Ask for it after the warm-up, with setup.closes(1).");
        }
        return bar;
    }
}

package dev.tradekeep.app.backtest;

import dev.tradekeep.model.time.Micros;

/** Says from when to when candles are wanted. */
final class Spans {
    private Spans() {}

    static String wanted(BacktestRequest request) {
        boolean begins = request.from() != Long.MIN_VALUE;
        boolean ends = request.to() != Long.MAX_VALUE;
        if (begins && ends) {
            return "from " + Micros.toIso(request.from()) + " to " + Micros.toIso(request.to());
        }
        if (begins) {
            return "from " + Micros.toIso(request.from()) + " on";
        }
        return ends ? "before " + Micros.toIso(request.to()) : "at any time";
    }
}

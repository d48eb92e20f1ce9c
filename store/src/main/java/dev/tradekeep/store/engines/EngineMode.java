package dev.tradekeep.store.engines;

/** What an engine trades with. */
public enum EngineMode {
    /** Recorded candles and a simulated exchange. */
    BACKTEST,
    /** The real market and a simulated exchange. */
    PAPER,
    /** The real market and real money. */
    LIVE
}

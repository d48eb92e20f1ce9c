package dev.tradekeep.store;

/** When the commit of a task counts as done, and what it may use to get there. */
public enum Durability {
    /**
     * As {@link #FORCED}, and it may use the room that is kept for it: for what must be booked on a
     * full disk too, such as exits, halts and alarms.
     */
    CRITICAL,
    /**
     * After it has been forced to disk: survives the loss of power. For everything that is ledger.
     */
    FORCED,
    /**
     * After it has been handed to the operating system: survives the end of the process, but the
     * last of it may roll back when the power fails. For market data, and for a backtest, which can
     * be run again.
     */
    RELAXED
}

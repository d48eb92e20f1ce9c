package dev.tradekeep.store.engines;

/** What an engine does. What it should do is {@link #STOPPED} or {@link #RUNNING}. */
public enum EngineState {
    STOPPED,
    /** It reads its portfolio and asks the exchange about its orders. */
    STARTING,
    RUNNING,
    /** It takes no new entries and waits for its orders to end. */
    STOPPING,
    /** It ended by itself and will not start by itself. */
    FAILED
}

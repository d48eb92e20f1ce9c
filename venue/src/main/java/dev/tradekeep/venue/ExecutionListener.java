package dev.tradekeep.venue;

/** Hears what an exchange has to say. Called by the engine's thread alone. */
@FunctionalInterface
public interface ExecutionListener {
    void onExecution(ExecutionReport report);
}

package dev.tradekeep.store.sqlite.maintenance;

/** Hears of scheduled upkeep that failed, on the thread that ran it. */
@FunctionalInterface
public interface FailureListener {
    /** A piece of upkeep failed; it is due again after its usual time. */
    void failed(MaintenanceJob job, RuntimeException cause);
}

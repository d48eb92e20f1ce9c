package dev.tradekeep.store.sqlite.audit;

/** Hears how far an audit has come, on the thread that runs it. */
@FunctionalInterface
public interface AuditListener {
    /** Hears nothing. */
    AuditListener NONE = (inspection, done, total) -> {};

    /**
     * An inspection begins.
     *
     * @param inspection the id of its first check
     * @param done inspections that are over
     * @param total all that will be made
     */
    void begins(String inspection, int done, int total);
}

package dev.tradekeep.store.sqlite.audit;

import java.time.Duration;
import java.util.List;

/** One look at a database that answers one check or several: what reads the same is read once. */
public interface Inspection {
    /** The checks that it answers. */
    List<Check> checks();

    /**
     * Looks, within a read transaction of its own. What SQLite reports is for the caller.
     *
     * @param findings gets what was found; it belongs to this inspection alone
     */
    void run(AuditContext context, Findings findings);

    /** Whether what a check of it finds means that the pages of the file are damaged. */
    default boolean provesDamage(Check check) {
        return false;
    }

    /** Whether it is not to be made on damaged pages. */
    default boolean needsSoundPages() {
        return false;
    }

    /** How long it may take; what was found until then counts. */
    default Duration timeMax(AuditLimits limits) {
        return limits.inspectionTime();
    }
}

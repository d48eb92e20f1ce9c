package dev.tradekeep.store.auditlog;

import java.util.Optional;

/**
 * What a walk over the audit log found.
 *
 * @param rows how many were right, up to the first that was not
 * @param end the last that was right
 * @param fault the first that was not
 */
public record ChainCheck(long rows, ChainEnd end, Optional<Fault> fault) {
    /**
     * A row that breaks the chain.
     *
     * @param id of the row
     * @param reason what is wrong with it, to follow its name
     */
    public record Fault(long id, String reason) {}

    /** Whether the whole log is as it was written. */
    public boolean passed() {
        return fault.isEmpty();
    }
}

package dev.tradekeep.store.sqlite.bulk;

import java.util.List;

/**
 * Whether a load took the indexes of its table away, and why.
 *
 * @param suspended names of the indexes made again at its end; empty when they were kept
 * @param reason a clause for people
 */
public record IndexPlan(List<String> suspended, String reason) {
    public IndexPlan {
        suspended = List.copyOf(suspended);
    }

    static IndexPlan keep(String reason) {
        return new IndexPlan(List.of(), reason);
    }

    /** Whether they were taken away. */
    public boolean suspends() {
        return !suspended.isEmpty();
    }
}

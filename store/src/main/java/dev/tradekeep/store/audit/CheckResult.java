package dev.tradekeep.store.audit;

import java.util.List;

/**
 * What one check found.
 *
 * @param id stable, for scripts
 * @param statement what was checked, as a sentence that is true when nothing was found
 * @param rows how many rows were compared
 * @param problems what is wrong, one line each; at most {@link #PROBLEMS_MAX}
 */
public record CheckResult(String id, String statement, long rows, List<String> problems) {
    /** Problems beyond this are left out. */
    public static final int PROBLEMS_MAX = 100;

    public CheckResult {
        problems = problems.stream().limit(PROBLEMS_MAX).toList();
    }

    /** Whether nothing was found. */
    public boolean passed() {
        return problems.isEmpty();
    }
}

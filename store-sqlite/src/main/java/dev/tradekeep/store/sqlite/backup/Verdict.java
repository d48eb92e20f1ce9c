package dev.tradekeep.store.sqlite.backup;

import java.util.List;

/**
 * What one look at a backup found.
 *
 * @param id stable, for scripts
 * @param statement what was looked at, as a sentence that is true when nothing was found
 * @param problems what is wrong, one line each
 */
public record Verdict(String id, String statement, List<String> problems) {
    public Verdict {
        problems = List.copyOf(problems);
    }

    /** Whether nothing was found. */
    public boolean passed() {
        return problems.isEmpty();
    }
}

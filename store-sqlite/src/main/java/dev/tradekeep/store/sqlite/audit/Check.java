package dev.tradekeep.store.sqlite.audit;

/**
 * One thing that an audit looks at: what it is called, when it is done and why it matters. An
 * {@link Inspection} does it.
 *
 * @param id stable, for scripts, such as {@code schema.drift}; at most 64 characters
 * @param title what is so when nothing is found, a clause
 * @param severity of what it finds
 * @param level the lowest level at which it is done
 * @param scope whose databases it is for
 * @param why it matters, a sentence
 * @param reads what it reads, a phrase
 * @param fix what to do, a sentence; a finding may say it more exactly
 */
public record Check(
        String id,
        String title,
        Severity severity,
        AuditLevel level,
        Scope scope,
        String why,
        String reads,
        String fix) {
    /** Whose databases a check is for. */
    public enum Scope {
        /** Any SQLite database. */
        ANY,
        /** Databases of Tradekeep. */
        OURS
    }

    /** Whether it is for a database. */
    boolean isFor(boolean ours) {
        return ours || scope == Scope.ANY;
    }
}

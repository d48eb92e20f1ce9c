package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.store.script.SqlStatement;
import java.util.Locale;
import java.util.Optional;

/**
 * Which statements a migration must not hold, because it would no longer be one transaction, or
 * because they act on a connection and not on the file.
 */
public final class StatementGuard {
    private StatementGuard() {}

    /** Why a statement is refused, as the end of a sentence; empty when it is welcome. */
    public static Optional<String> refusal(SqlStatement statement) {
        String verb = statement.first().text().toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE" ->
                    Optional.of(
                            verb
                                    + " is not allowed in a migration, which is one transaction of"
                                    + " its own. Take it out");
            case "ATTACH", "DETACH", "VACUUM" ->
                    Optional.of(
                            verb
                                    + " is not allowed in a migration: it acts outside of the"
                                    + " transaction. Take it out");
            case "PRAGMA" ->
                    Optional.of(
                            "PRAGMA is not allowed in a migration: it acts on this connection or"
                                    + " outside of the transaction. Take it out");
            default -> Optional.empty();
        };
    }
}

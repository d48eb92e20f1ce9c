package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.script.SqlScript;
import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.sqlite.file.StorageErrors;
import java.util.Optional;

/** Runs the statements of a migration one by one within the open transaction. */
final class ScriptRunner {
    private final Connection connection;
    private final MigrationListener listener;

    ScriptRunner(Connection connection, MigrationListener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    /**
     * Runs all of them.
     *
     * @return whether a row that was there, or a new one, may be without its parent now: false when
     *     the script only created tables, indexes, views and triggers
     * @throws MigrationFailure at the first that is refused or fails; the caller rolls back
     * @throws SqliteException when it failed for want of a resource
     */
    boolean run(Migration migration) throws MigrationFailure {
        long changesBefore = connection.totalChanges();
        boolean onlyCreates = true;
        for (SqlStatement statement : new SqlScript(migration.sql()).statements()) {
            onlyCreates &= statement.begins("CREATE");
            Optional<String> refusal = StatementGuard.refusal(statement);
            if (refusal.isPresent()) {
                throw MigrationFailure.at(statement.offset(), refusal.get(), null);
            }
            run(statement);
        }
        if (!connection.inTransaction()) {
            throw MigrationFailure.of("the script ended its transaction");
        }
        return !onlyCreates || connection.totalChanges() != changesBefore;
    }

    private void run(SqlStatement statement) throws MigrationFailure {
        long before = connection.totalChanges();
        // Preparing takes one statement only: what the tokenizer holds for one is one to SQLite.
        try (Statement prepared = connection.prepare(statement.text())) {
            if (prepared.parameterCount() > 0) {
                throw MigrationFailure.at(
                        statement.offset(), "a migration has no values for parameters", null);
            }
            boolean more = true;
            while (more) {
                // The rows that a SELECT returns are of no use here.
                more = prepared.step();
            }
        } catch (SqliteException e) {
            if (StorageErrors.codeOf(e).kind() == ErrorCode.Kind.RESOURCE) {
                throw e;
            }
            int place = statement.offset() + Math.max(0, e.offset());
            throw MigrationFailure.at(place, e.reason(), e);
        }
        boolean changed = connection.totalChanges() != before;
        listener.ran(statement, changed ? connection.changes() : 0);
    }
}

package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.script.SqlScript;
import org.jspecify.annotations.Nullable;

/** A migration cannot be applied. Carries the place in its file, where there is one. */
final class MigrationFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int NOWHERE = -1;

    private final String reason;
    private final int offset;

    private MigrationFailure(String reason, int offset, @Nullable Throwable cause) {
        super(reason, cause);
        this.reason = reason;
        this.offset = offset;
    }

    /** A statement failed. */
    static MigrationFailure at(int offset, String reason, @Nullable SqliteException cause) {
        return new MigrationFailure(reason, offset, cause);
    }

    /** All statements ran, and what they leave is not right. */
    static MigrationFailure of(String reason) {
        return new MigrationFailure(reason, NOWHERE, null);
    }

    /**
     * The error for the caller.
     *
     * @param outcome what became of the file, as sentences
     */
    TradekeepException translate(Migration migration, String outcome) {
        ErrorCode code =
                switch (migration.namespace()) {
                    case TRADEKEEP -> ErrorCode.MIGRATION_FAILED;
                    case USER -> ErrorCode.USER_MIGRATION_FAILED;
                };
        SqlScript script = new SqlScript(migration.sql());
        String place = migration.file();
        String excerpt = "";
        if (offset != NOWHERE) {
            place += ", line " + script.lineOf(offset) + ", column " + script.columnOf(offset);
            excerpt = script.excerpt(offset);
        }
        return new TradekeepException(
                code, place + ": " + reason + ". It was rolled back" + outcome, excerpt, this);
    }
}

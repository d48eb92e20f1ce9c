package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.ExtendedCode;
import dev.tradekeep.sqlite.SqliteException;
import java.util.Optional;

/** Turns what SQLite reports into our errors: what happened, where, and what to do. */
public final class StorageErrors {
    private StorageErrors() {}

    /**
     * Our error for one of SQLite's.
     *
     * @param where what was being done, and to which file or with which query
     */
    public static TradekeepException translate(SqliteException e, String where) {
        ErrorCode code = codeOf(e);
        // What the file or the disk refuses is not the fault of what was asked of it.
        String words = code.kind() == ErrorCode.Kind.RESOURCE ? e.summary() : e.getMessage();
        return new TradekeepException(code, where + ": " + words + advice(e), e);
    }

    /** Our code for SQLite's. */
    public static ErrorCode codeOf(SqliteException e) {
        // The file of shared memory could not be extended: its disk is full.
        if (e.extendedCode() == ExtendedCode.IOERR_SHMSIZE.number()) {
            return ErrorCode.DATABASE_FULL;
        }
        return switch (e.code()) {
            case BUSY, LOCKED, PROTOCOL -> ErrorCode.DATABASE_LOCKED;
            case FULL -> ErrorCode.DATABASE_FULL;
            case READONLY, PERM, CANTOPEN, AUTH -> ErrorCode.DATABASE_READ_ONLY;
            case CORRUPT, FORMAT -> ErrorCode.DATABASE_CORRUPT;
            case NOTADB -> ErrorCode.DATABASE_FOREIGN;
            case IOERR, NOLFS -> ErrorCode.DATABASE_IO;
            case CONSTRAINT, MISMATCH -> ErrorCode.CONSTRAINT_VIOLATED;
            case INTERRUPT -> ErrorCode.INTERRUPTED;
            case OK,
                    ERROR,
                    INTERNAL,
                    ABORT,
                    NOMEM,
                    NOTFOUND,
                    EMPTY,
                    SCHEMA,
                    TOOBIG,
                    MISUSE,
                    RANGE,
                    NOTICE,
                    WARNING,
                    ROW,
                    DONE ->
                    ErrorCode.QUERY_FAILED;
        };
    }

    /** What SQLite reported, if an error comes from there. */
    public static Optional<SqliteException> cause(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SqliteException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the disk failed or holds something else than was written: nothing is certain then.
     */
    public static boolean isDiskFailure(SqliteException e) {
        return switch (codeOf(e)) {
            case DATABASE_IO -> e.extendedCode() != ExtendedCode.IOERR_NOMEM.number();
            case DATABASE_CORRUPT, DATABASE_FOREIGN -> true;
            default -> false;
        };
    }

    private static String advice(SqliteException e) {
        return switch (codeOf(e)) {
            case DATABASE_FULL -> ". Free some disk space; nothing was written.";
            case DATABASE_LOCKED -> ". Another program holds the file; try again when it is done.";
            case DATABASE_READ_ONLY ->
                    ". Check that the file and its folder exist and may be written.";
            case DATABASE_CORRUPT -> ". Keep the file as it is and restore a backup next to it.";
            case DATABASE_FOREIGN -> ". The file is no SQLite database; name another one.";
            default -> "";
        };
    }
}

package dev.tradekeep.app.cli.error;

import dev.tradekeep.model.error.ErrorCode;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * The error table as people and scripts read it; {@code docs/errors.md} is its {@code markdown}.
 */
final class ErrorTable {
    private static final String MARKDOWN_HEAD =
            """
            # Errors

            A command that fails says so on standard error in one line, `tradekeep: message [number NAME]`, below
            which an excerpt of the input may stand, or with `--json` as one JSON object; it ends with the exit code
            of the error. A command line that is wrong has no number. Numbers are never reused. This page is printed
            by `./tradekeep error list --markdown`.

            | exit code | meaning |
            |---|---|
            | 0 | done |
            | 1 | something was found: `db audit`, `verify`, `validate`, `drift`, `lint`; a goal of a bench is missed |
            | 2 | the command line is wrong: unknown option, missing value; `db audit` could not be made |
            | 3 | the caller can fix it (kind `USER`) |
            | 4 | the operator can fix it: disk, lock, permission (kind `RESOURCE`) |
            | 5 | a remote system failed (kind `UPSTREAM`) |
            | 70 | a defect of Tradekeep (kind `INTERNAL`) |
            | 130 | stopped by Ctrl-C |
            | 141 | whoever read the output closed it, such as `head` |

            | number | name | kind | exit code | HTTP | again? | what to do |
            |---|---|---|---|---|---|---|
            """;

    private ErrorTable() {}

    static String line(ErrorCode code) {
        return String.format(
                Locale.ROOT,
                "%d  %-25s exit %-3d %s",
                code.number(),
                code,
                code.exitCode(),
                code.kind());
    }

    static void writeJson(ErrorCode code, JsonGenerator generator) {
        generator.writeStartObject();
        generator.writeStringProperty("error", code.name());
        generator.writeNumberProperty("number", code.number());
        generator.writeStringProperty("kind", code.kind().name());
        generator.writeNumberProperty("exitCode", code.exitCode());
        generator.writeNumberProperty("httpStatus", code.httpStatus());
        generator.writeBooleanProperty("retryable", code.retryable());
        generator.writeStringProperty("advice", advice(code));
        generator.writeEndObject();
    }

    static String markdown() {
        StringBuilder page = new StringBuilder(MARKDOWN_HEAD);
        for (ErrorCode code : ErrorCode.values()) {
            page.append(
                    String.format(
                            Locale.ROOT,
                            "| %d | `%s` | %s | %d | %d | %s | %s |\n",
                            code.number(),
                            code,
                            code.kind(),
                            code.exitCode(),
                            code.httpStatus(),
                            code.retryable() ? "yes" : "no",
                            advice(code)));
        }
        return page.toString();
    }

    /** What to do, in a sentence or two. */
    static String advice(ErrorCode code) {
        return switch (code) {
            case INVALID_ARGUMENT -> "Correct the value the message names.";
            case FILE_NOT_FOUND -> "Check the path; it is relative to the current folder.";
            case FILE_UNREADABLE -> "Check permissions, and that the file is complete.";
            case FILE_MALFORMED -> "Correct the file at the line the message names.";
            case NUMBER_MALFORMED -> "Write the number as a plain decimal.";
            case NUMBER_NOT_EXACT -> "Give no more decimals than the scale, or a larger scale.";
            case NUMBER_OUT_OF_RANGE -> "Give a smaller number, or a smaller scale.";
            case CANDLE_INVALID -> "Correct the candle, or skip bad rows when importing.";
            case NOT_FOUND -> "Check the name; the list command of its group shows what is there.";
            case CONFLICT -> "Look at what is there already; change or remove it first.";
            case ROW_REJECTED -> "Correct the row the message names, or leave bad rows out.";
            case OUTPUT_FAILED -> "Free disk space, or read the output to its end.";
            case UNAUTHENTICATED -> "Log in, or send a token that is valid.";
            case FORBIDDEN -> "Ask an administrator for the role that the message names.";
            case REQUEST_TOO_LARGE -> "Send less at once.";
            case METHOD_NOT_ALLOWED -> "Use a method that `/api/docs` shows for this path.";
            case SECRET_UNREADABLE -> "Put the key file back, or enter the secrets again.";
            case STRATEGY_INVALID ->
                    "Correct the file in the line that the message names; `tradekeep strategy check`"
                            + " looks at it again.";
            case TOO_MANY_REQUESTS -> "Wait as long as `Retry-After` says, then send fewer.";
            case DATABASE_NOT_FOUND -> "Check `--db` and `TRADEKEEP_DB`.";
            case DATABASE_FOREIGN -> "Name another file: this one was not made by Tradekeep.";
            case DATABASE_NEWER -> "Use the version of Tradekeep that wrote it, or a newer one.";
            case DATABASE_LOCKED -> "Wait for the process that holds it, or stop that process.";
            case DATABASE_FULL -> "Free disk space, then run the command again.";
            case DATABASE_READ_ONLY -> "Make the file and its folder writable.";
            case DATABASE_CORRUPT -> "Keep the file as it is and restore a backup next to it.";
            case DATABASE_IO -> "Check the disk and the system's log.";
            case DATABASE_SETTING_REFUSED -> "Use a local disk and the SQLite that comes along.";
            case MIGRATION_FAILED -> "Nothing was changed. Report it with the message.";
            case MIGRATION_CHANGED -> "Restore the migration file to what was applied.";
            case CONSTRAINT_VIOLATED -> "Nothing was written. Report it with the message.";
            case WRITER_STOPPED -> "Fix the cause the log names, then start again.";
            case QUERY_FAILED -> "Report it with the message.";
            case MIGRATION_HISTORY_BROKEN ->
                    "Somebody changed the table `migrations`. Restore a backup.";
            case USER_MIGRATION_FAILED -> "Fix your migration at the line shown.";
            case SCHEMA_DRIFTED -> "`tradekeep db drift` shows what differs from the migrations.";
            case WRITER_BUSY -> "Try again; if it stays, bring less at once or look at the disk.";
            case OUTCOME_UNKNOWN -> "Ask whether it is there before you send it again.";
            case DATABASE_MOVED ->
                    "Stop the program, put the file back where it was, and start it again.";
            case LIBRARY_UNAVAILABLE ->
                    "Set `TRADEKEEP_CACHE` to a folder from which programs may run.";
            case ORDER_TRANSITION_ILLEGAL -> "Report it with the order's events.";
            case STRATEGY_FAILED ->
                    "Correct the strategy in the line that the message names, and start the engine"
                            + " again.";
            case BOOKS_DO_NOT_BALANCE -> "Stop trading on this file and keep it. Report it.";
            case SERVER_BUSY -> "Try again in a second.";
            case SERVER_DEGRADED -> "The message says what keeps the books from being written.";
            case SERVER_STARTING -> "Wait until `/health/ready` answers 200.";
            case EXCHANGE_UNREACHABLE ->
                    "Try again; check the address, the network and the exchange's own status.";
            case EXCHANGE_REFUSED -> "The message has the exchange's own words.";
            case EXCHANGE_BUSY -> "Wait until the time that the message names.";
            case EXCHANGE_UNREADABLE ->
                    "Check that the address is the exchange's, and that no proxy answers for it.";
            case KEY_REFUSED ->
                    "Enter key and secret again, and check at the exchange what the key may do and"
                            + " from which addresses.";
            case KEY_MAY_WITHDRAW ->
                    "Take that right from the key at the exchange; only if it must have it, allow"
                            + " it with `--allow-withdrawals`.";
            case CHANNEL_FAILED ->
                    "Look at what the message says of the other end; put the channel's address or"
                            + " secret right with `tradekeep alert channel change`.";
            case INTERRUPTED -> "Run the command again; what was committed is kept.";
            case INTERNAL -> "Report it with the stack trace.";
        };
    }
}

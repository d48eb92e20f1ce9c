package dev.tradekeep.store.migrate;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.script.SqlScript;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses files of migrations that would do something else than they say, without any error:
 * nothing at all, less than is written there, or both the change and its opposite.
 */
final class MigrationFileCheck {
    /** How other tools mark the part of a file that undoes the change. */
    private static final Pattern UNDO =
            Pattern.compile(
                    "(?im)^\\s*(?:--|#)[ \\t-]*(?:\\+goose\\s+down|\\+migrate\\s+down|migrate:down"
                            + "|rambler\\s+down|!downs|@?undo\\b|@down\\b|\\+down\\b).*$");

    private MigrationFileCheck() {}

    /**
     * Checks the text of a file.
     *
     * @throws TradekeepException with {@link ErrorCode#FILE_MALFORMED}
     */
    static void check(Path file, String text) {
        if (text.indexOf('\r') >= 0 && text.indexOf('\n') < 0) {
            throw malformed(
                    file,
                    "its lines end with CR alone, so a comment never ends and SQL after it is not"
                            + " run. Convert the line ends to LF.");
        }
        SqlScript script = new SqlScript(text);
        OptionalInt comment = script.unclosedComment();
        if (comment.isPresent()) {
            throw malformed(
                    file,
                    "the comment that begins in line "
                            + script.lineOf(comment.getAsInt())
                            + " is not closed, so nothing after it is run. Close it with */.");
        }
        Matcher undo = UNDO.matcher(text);
        if (undo.find()) {
            throw malformed(
                    file,
                    "line "
                            + script.lineOf(undo.end())
                            + " begins a part that undoes the change ("
                            + undo.group().strip()
                            + "), and all of a file is run. Leave only the change in it.");
        }
        if (script.statements().isEmpty()) {
            throw malformed(file, "it holds no statement. Write the change into it, or delete it.");
        }
    }

    private static TradekeepException malformed(Path file, String why) {
        return new TradekeepException(
                ErrorCode.FILE_MALFORMED,
                file + " is no migration: " + why + " Nothing was changed.");
    }
}

package dev.tradekeep.store.script;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A file of SQL statements.
 *
 * @param text the whole file
 */
public record SqlScript(String text) {
    /** Characters of a line that an excerpt shows: a long line is cut around the caret. */
    private static final int LINE_SHOWN_MAX = 160;

    /** Its statements in order. The body of a trigger belongs to the statement that makes it. */
    public List<SqlStatement> statements() {
        List<SqlStatement> statements = new ArrayList<>();
        List<SqlToken> open = new ArrayList<>();
        for (SqlToken token : SqlTokenizer.tokens(text)) {
            if (!token.is(';')) {
                open.add(token);
                continue;
            }
            if (open.isEmpty()) {
                continue;
            }
            if (isTrigger(open) && !isClosed(open)) {
                open.add(token);
                continue;
            }
            statements.add(statement(open, token.offset()));
            open.clear();
        }
        if (!open.isEmpty()) {
            SqlToken last = open.getLast();
            statements.add(statement(open, last.offset() + last.text().length()));
        }
        return statements;
    }

    /** Where a comment begins that nothing ends, so that what follows it is never run. */
    public OptionalInt unclosedComment() {
        return SqlTokenizer.unclosedComment(text);
    }

    /** The 1-based line of a character. */
    public int lineOf(int offset) {
        int end = Math.min(offset, text.length());
        return 1 + (int) text.chars().limit(end).filter(c -> c == '\n').count();
    }

    /** The 1-based column of a character, in characters. */
    public int columnOf(int offset) {
        int place = Math.min(offset, text.length());
        return place - text.lastIndexOf('\n', place - 1);
    }

    /**
     * The line of a character and a caret below it, with the line's number before it.
     *
     * @return two lines
     */
    public String excerpt(int offset) {
        int place = Math.clamp(offset, 0, text.length());
        int start = Math.max(text.lastIndexOf('\n', place - 1) + 1, place - LINE_SHOWN_MAX / 2);
        int newline = text.indexOf('\n', place);
        int end = Math.min(newline < 0 ? text.length() : newline, start + LINE_SHOWN_MAX);
        String line =
                text.substring(start, Math.max(start, end)).replace('\t', ' ').replace('\r', ' ');
        String number = Integer.toString(lineOf(offset));
        String margin = " ".repeat(number.length()) + " | ";
        return number + " | " + line + "\n" + margin + " ".repeat(place - start) + "^";
    }

    private SqlStatement statement(List<SqlToken> tokens, int end) {
        int start = tokens.getFirst().offset();
        return new SqlStatement(text.substring(start, end), start, tokens);
    }

    private static boolean isTrigger(List<SqlToken> tokens) {
        int at = 0;
        if (wordAt(tokens, at, "EXPLAIN")) {
            at += wordAt(tokens, at + 1, "QUERY") ? 3 : 1;
        }
        if (!wordAt(tokens, at, "CREATE")) {
            return false;
        }
        at++;
        if (wordAt(tokens, at, "TEMP") || wordAt(tokens, at, "TEMPORARY")) {
            at++;
        }
        return wordAt(tokens, at, "TRIGGER");
    }

    /** A trigger ends with END after the semicolon of its last statement. */
    private static boolean isClosed(List<SqlToken> tokens) {
        int last = tokens.size() - 1;
        return tokens.get(last).is("END") && tokens.get(last - 1).is(';');
    }

    private static boolean wordAt(List<SqlToken> tokens, int index, String word) {
        return index < tokens.size() && tokens.get(index).is(word);
    }
}

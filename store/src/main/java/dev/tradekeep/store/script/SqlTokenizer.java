package dev.tradekeep.store.script;

import dev.tradekeep.store.script.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Takes SQL apart the way SQLite does.
 *
 * @see <a href="https://www.sqlite.org/draft/tokenreq.html">SQL tokens</a>
 */
final class SqlTokenizer {
    private final String sql;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;
    private int unclosedComment = -1;

    private SqlTokenizer(String sql) {
        this.sql = sql;
    }

    /** The tokens of a script; what is not closed at its end is one token up to there. */
    static List<SqlToken> tokens(String sql) {
        SqlTokenizer tokenizer = new SqlTokenizer(sql);
        while (tokenizer.at < sql.length()) {
            tokenizer.next();
        }
        return tokenizer.tokens;
    }

    /** Where a comment begins that nothing ends; SQLite lets it swallow the rest in silence. */
    static OptionalInt unclosedComment(String sql) {
        SqlTokenizer tokenizer = new SqlTokenizer(sql);
        while (tokenizer.at < sql.length()) {
            tokenizer.next();
        }
        return tokenizer.unclosedComment < 0
                ? OptionalInt.empty()
                : OptionalInt.of(tokenizer.unclosedComment);
    }

    private void next() {
        char c = sql.charAt(at);
        if (isBlank(c)) {
            at = afterBlanks(at);
            return;
        }
        if (sql.startsWith("--", at)) {
            at = after("\n", at);
            return;
        }
        if (sql.startsWith("/*", at)) {
            if (sql.indexOf("*/", at + 2) < 0) {
                unclosedComment = at;
            }
            at = after("*/", at + 2);
            return;
        }
        int start = at;
        Kind kind = kindAt(c);
        at =
                switch (kind) {
                    case STRING -> afterQuote('\'', c == '\'' ? at + 1 : at + 2);
                    case QUOTED -> c == '[' ? after("]", at + 1) : afterQuote(c, at + 1);
                    case WORD -> afterWord(at);
                    case NUMBER -> afterNumber(at);
                    case SYMBOL -> at + 1;
                };
        tokens.add(new SqlToken(kind, sql.substring(start, at), start));
    }

    private Kind kindAt(char c) {
        boolean quoteFollows = at + 1 < sql.length() && sql.charAt(at + 1) == '\'';
        if (c == '\'' || ((c == 'x' || c == 'X') && quoteFollows)) {
            return Kind.STRING;
        }
        if (c == '"' || c == '`' || c == '[') {
            return Kind.QUOTED;
        }
        boolean digitFollows = at + 1 < sql.length() && isDigit(sql.charAt(at + 1));
        if (isDigit(c) || (c == '.' && digitFollows)) {
            return Kind.NUMBER;
        }
        return isWord(c) ? Kind.WORD : Kind.SYMBOL;
    }

    private int after(String end, int from) {
        int found = sql.indexOf(end, from);
        return found < 0 ? sql.length() : found + end.length();
    }

    /** Two quotes in a row are one within the text. */
    private int afterQuote(char quote, int from) {
        int i = from;
        while (i < sql.length()) {
            if (sql.charAt(i) != quote) {
                i++;
                continue;
            }
            if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
                return i + 1;
            }
            i += 2;
        }
        return sql.length();
    }

    private int afterBlanks(int from) {
        int i = from;
        while (i < sql.length() && isBlank(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    private int afterWord(int from) {
        int i = from;
        while (i < sql.length() && isWord(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    private int afterNumber(int from) {
        int i = from;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (!isWord(c) && c != '.' && !isSignOfExponent(i, from)) {
                return i;
            }
            i++;
        }
        return i;
    }

    private boolean isSignOfExponent(int i, int from) {
        char c = sql.charAt(i);
        return (c == '+' || c == '-')
                && i > from
                && (sql.charAt(i - 1) | ' ') == 'e'
                && !sql.startsWith("0x", from)
                && !sql.startsWith("0X", from);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == '\uFEFF';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || isDigit(c)
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }
}

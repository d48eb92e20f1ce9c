package dev.tradekeep.store.script;

import java.util.Locale;

/**
 * A piece of SQL that is neither white space nor comment.
 *
 * @param text as it is written
 * @param offset of its first character in the script
 */
public record SqlToken(Kind kind, String text, int offset) {
    /** What a token is made of. */
    public enum Kind {
        /** A keyword or a bare name. */
        WORD,
        /** A name in double quotes, backquotes or brackets. */
        QUOTED,
        /** A string or a blob. */
        STRING,
        /** A number. */
        NUMBER,
        /** Anything else, a character each. */
        SYMBOL
    }

    /** Whether it is this keyword, in any case. */
    public boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** Whether it is this character. */
    public boolean is(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    /**
     * The name that it is, without quotes, in lower case: SQLite tells names apart without case.
     */
    public String name() {
        boolean quoted = kind == Kind.QUOTED || (kind == Kind.STRING && text.length() > 1);
        String name = quoted ? text.substring(1, text.length() - 1) : text;
        return name.toLowerCase(Locale.ROOT);
    }
}

package dev.tradekeep.store.script;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One statement of a script.
 *
 * @param text as it is written, without the semicolon that ends it
 * @param offset of its first character in the script
 * @param tokens at least one, without that semicolon
 */
public record SqlStatement(String text, int offset, List<SqlToken> tokens) {
    public SqlStatement {
        tokens = List.copyOf(tokens);
    }

    /** Whether it begins with these keywords. */
    public boolean begins(String... keywords) {
        return hasAt(0, keywords);
    }

    /** Whether these keywords stand at a token. */
    public boolean hasAt(int index, String... keywords) {
        if (index + keywords.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < keywords.length; i++) {
            if (!tokens.get(index + i).is(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether these keywords stand anywhere in it, in a row. */
    public boolean has(String... keywords) {
        return indexOf(keywords) >= 0;
    }

    /** The token at which these keywords stand first, or -1. */
    public int indexOf(String... keywords) {
        for (int i = 0; i < tokens.size(); i++) {
            if (hasAt(i, keywords)) {
                return i;
            }
        }
        return -1;
    }

    /** The first token. */
    public SqlToken first() {
        return tokens.getFirst();
    }

    /**
     * The statement in one spelling, so that two texts can be compared: comments, white space, the
     * case of words and the quotes around names do not count.
     */
    public String canonical() {
        return tokens.stream()
                .map(token -> token.kind() == SqlToken.Kind.STRING ? token.text() : token.name())
                .collect(Collectors.joining(" "));
    }
}

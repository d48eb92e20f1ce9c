package dev.tradekeep.app.queries.postgres;

import dev.tradekeep.store.script.SqlToken;
import java.util.ArrayList;
import java.util.List;

/** Tokens by the brackets around them. */
final class Brackets {
    private Brackets() {}

    /** Where the bracket that opens at a token closes. */
    static int end(List<SqlToken> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (tokens.get(i).is('(')) {
                depth++;
            } else if (tokens.get(i).is(')') && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("A bracket does not close");
    }

    /** What the commas outside of brackets part. */
    static List<List<SqlToken>> split(List<SqlToken> tokens) {
        List<List<SqlToken>> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is('(')) {
                i = end(tokens, i);
            } else if (tokens.get(i).is(',')) {
                parts.add(tokens.subList(from, i));
                from = i + 1;
            }
        }
        parts.add(tokens.subList(from, tokens.size()));
        return parts;
    }
}

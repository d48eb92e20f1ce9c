package dev.tradekeep.app.queries.postgres;

import dev.tradekeep.store.script.SqlScript;
import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.script.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A piece of SQL token by token: types, parameters and a few functions are spelled as PostgreSQL
 * does, everything else stays as it is.
 */
final class PostgresText {
    private static final Map<String, String> TYPES = Map.of("integer", "BIGINT", "blob", "BYTEA");

    private final List<SqlToken> tokens;
    private final List<String> names;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private PostgresText(List<SqlToken> tokens, List<String> names) {
        this.tokens = tokens;
        this.names = names;
    }

    /** A query, its parameters numbered: {@code ?n} stays n, names count as they come. */
    static String ofQuery(String sql) {
        List<SqlStatement> statements = new SqlScript(sql).statements();
        if (statements.size() != 1) {
            throw new IllegalArgumentException("Wanted one statement, found: " + sql);
        }
        return new PostgresText(statements.getFirst().tokens(), new ArrayList<>()).translate();
    }

    /** A part of a statement. */
    static String of(List<SqlToken> tokens) {
        return new PostgresText(tokens, new ArrayList<>()).translate();
    }

    private String translate() {
        while (at < tokens.size()) {
            SqlToken token = tokens.get(at);
            if (at > 0 && isApart(tokens.get(at - 1), token)) {
                out.append(' ');
            }
            if (token.is('?') || token.is(':')) {
                parameter(token);
            } else if (PostgresFunction.isKnown(token) && isSymbol(at + 1, '(')) {
                function(token);
            } else {
                out.append(word(token));
                at++;
            }
        }
        return out.toString();
    }

    private static String word(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD
                ? TYPES.getOrDefault(token.text().toLowerCase(Locale.ROOT), token.text())
                : token.text();
    }

    private void parameter(SqlToken mark) {
        if (at + 1 == tokens.size() || isApart(mark, tokens.get(at + 1))) {
            throw new IllegalArgumentException("A parameter wants a name or a number");
        }
        SqlToken name = tokens.get(at + 1);
        out.append('$').append(mark.is('?') ? name.text() : Integer.toString(number(name)));
        at += 2;
    }

    private int number(SqlToken name) {
        if (!names.contains(name.text())) {
            names.add(name.text());
        }
        return names.indexOf(name.text()) + 1;
    }

    private void function(SqlToken name) {
        int end = Brackets.end(tokens, at + 1);
        List<String> arguments = new ArrayList<>();
        for (List<SqlToken> argument : Brackets.split(tokens.subList(at + 2, end))) {
            arguments.add(new PostgresText(argument, names).translate());
        }
        out.append(PostgresFunction.call(name.name(), arguments));
        at = end + 1;
    }

    private boolean isSymbol(int index, char symbol) {
        return index < tokens.size() && tokens.get(index).is(symbol);
    }

    private static boolean isApart(SqlToken one, SqlToken next) {
        return one.offset() + one.text().length() < next.offset();
    }
}

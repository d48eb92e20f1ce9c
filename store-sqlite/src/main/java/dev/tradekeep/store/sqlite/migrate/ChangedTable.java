package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.script.SqlToken;
import java.util.List;

/** Finds the table whose rows a statement changes. */
final class ChangedTable {
    private ChangedTable() {}

    /** The table that a statement inserts into, updates or deletes from; empty for others. */
    static String of(SqlStatement statement) {
        int depth = 0;
        for (int i = 0; i < statement.tokens().size(); i++) {
            SqlToken token = statement.tokens().get(i);
            if (token.is('(')) {
                depth++;
            } else if (token.is(')')) {
                depth--;
            } else if (depth == 0) {
                if (token.is("CREATE") || token.is("ALTER") || token.is("DROP")) {
                    return "";
                }
                if (token.is("INTO") || token.is("FROM")) {
                    return nameAt(statement, i + 1);
                }
                if (token.is("UPDATE")) {
                    return nameAt(statement, statement.hasAt(i + 1, "OR") ? i + 3 : i + 1);
                }
            }
        }
        return "";
    }

    /** A name, without that of its database. */
    private static String nameAt(SqlStatement statement, int index) {
        List<SqlToken> tokens = statement.tokens();
        if (index + 2 < tokens.size() && tokens.get(index + 1).is('.')) {
            return tokens.get(index + 2).name();
        }
        return index < tokens.size() ? tokens.get(index).name() : "";
    }
}

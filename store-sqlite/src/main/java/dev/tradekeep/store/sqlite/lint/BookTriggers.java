package dev.tradekeep.store.sqlite.lint;

import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.script.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds triggers that write to the books themselves, which only the engine does. */
final class BookTriggers {
    private static final Set<String> BOOKS =
            Set.of(
                    "balances",
                    "ledger_entries",
                    "funding_payments",
                    "position_changes",
                    "positions",
                    "order_events",
                    "orders",
                    "trades");

    private BookTriggers() {}

    static void check(LintedFile file, SqlStatement statement) {
        if (!statement.begins("CREATE") || !isTrigger(statement)) {
            return;
        }
        List<SqlToken> tokens = statement.tokens();
        for (int i = bodyOf(statement); i < tokens.size(); i++) {
            int table = written(statement, i);
            if (table >= 0 && table < tokens.size() && isBook(tokens.get(table))) {
                file.add(
                        LintRule.TRIGGER_WRITES_BOOKS,
                        tokens.get(table).offset(),
                        "trigger on " + tokens.get(table).name());
                return;
            }
        }
    }

    private static boolean isTrigger(SqlStatement statement) {
        return statement.hasAt(1, "TRIGGER")
                || statement.hasAt(1, "TEMP", "TRIGGER")
                || statement.hasAt(1, "TEMPORARY", "TRIGGER");
    }

    private static int bodyOf(SqlStatement statement) {
        int begin = statement.indexOf("BEGIN");
        return begin < 0 ? statement.tokens().size() : begin + 1;
    }

    /** The token of the table that a statement at this token writes to; -1 when none begins. */
    private static int written(SqlStatement statement, int at) {
        int table = -1;
        if (statement.hasAt(at, "INSERT") || statement.hasAt(at, "REPLACE")) {
            int into = statement.hasAt(at + 1, "OR") ? at + 3 : at + 1;
            table = statement.hasAt(into, "INTO") ? into + 1 : -1;
        } else if (statement.hasAt(at, "DELETE", "FROM")) {
            table = at + 2;
        } else if (statement.hasAt(at, "UPDATE")) {
            // DO UPDATE SET of an upsert writes to the table of its INSERT, which was seen before.
            table = statement.hasAt(at + 1, "OR") ? at + 3 : at + 1;
        }
        return table;
    }

    private static boolean isBook(SqlToken name) {
        return BOOKS.contains(name.name().toLowerCase(Locale.ROOT));
    }
}

package dev.tradekeep.store.sqlite.lint;

import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.script.SqlToken;
import java.util.Locale;

/** The rules that one statement breaks by itself. */
final class StatementRules {
    private StatementRules() {}

    static void check(LintedFile file, TableChanges changes) {
        for (SqlStatement statement : file.statements()) {
            checkVerb(file, statement);
            checkExists(file, statement);
            checkDrops(file, statement, changes);
            checkEveryRow(file, statement, changes);
            checkAddedColumn(file, statement);
            checkStrict(file, statement);
            checkTemporary(file, statement);
            BookTriggers.check(file, statement);
        }
    }

    private static void checkVerb(LintedFile file, SqlStatement statement) {
        String verb = statement.first().text().toUpperCase(Locale.ROOT);
        switch (verb) {
            case "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE" ->
                    file.add(LintRule.TRANSACTION_CONTROL, statement.offset(), verb);
            case "ATTACH", "DETACH", "VACUUM" ->
                    file.add(LintRule.OUTSIDE_TRANSACTION, statement.offset(), verb);
            case "PRAGMA" ->
                    file.add(
                            LintRule.CONNECTION_PRAGMA,
                            statement.offset(),
                            "PRAGMA " + nameAt(statement, 1));
            default -> {}
        }
    }

    private static void checkExists(LintedFile file, SqlStatement statement) {
        boolean creates = statement.begins("CREATE") && statement.has("IF", "NOT", "EXISTS");
        boolean drops = statement.begins("DROP") && statement.has("IF", "EXISTS");
        if (creates || drops) {
            int at = statement.indexOf("IF");
            file.add(
                    LintRule.HIDES_DRIFT,
                    statement.tokens().get(at).offset(),
                    creates ? "IF NOT EXISTS" : "IF EXISTS");
        }
    }

    private static void checkDrops(LintedFile file, SqlStatement statement, TableChanges changes) {
        if (statement.begins("DROP", "TABLE")) {
            String table = TableChanges.lastName(statement);
            if (!changes.isRebuilt(table) && !changes.isCreated(table)) {
                file.add(LintRule.DROPS_DATA, statement.offset(), "table " + table);
            }
            return;
        }
        int drop = statement.begins("ALTER", "TABLE") ? statement.indexOf("DROP") : -1;
        if (drop >= 0) {
            file.add(
                    LintRule.DROPS_DATA,
                    statement.tokens().get(drop).offset(),
                    "column " + TableChanges.lastName(statement));
        }
    }

    private static void checkEveryRow(
            LintedFile file, SqlStatement statement, TableChanges changes) {
        boolean deletes = statement.begins("DELETE", "FROM");
        boolean updates = statement.begins("UPDATE");
        if ((deletes || updates) && !statement.has("WHERE")) {
            String table = nameAt(statement, deletes ? 2 : statement.hasAt(1, "OR") ? 3 : 1);
            if (!changes.isCreated(table)) {
                String verb = deletes ? "DELETE from " : "UPDATE of ";
                file.add(LintRule.CHANGES_EVERY_ROW, statement.offset(), verb + table);
            }
        }
    }

    private static void checkAddedColumn(LintedFile file, SqlStatement statement) {
        int add = statement.begins("ALTER", "TABLE") ? statement.indexOf("ADD") : -1;
        if (add < 0 || !statement.has("NOT", "NULL") || statement.has("DEFAULT")) {
            return;
        }
        int column = statement.hasAt(add + 1, "COLUMN") ? add + 2 : add + 1;
        file.add(
                LintRule.NOT_NULL_WITHOUT_DEFAULT,
                statement.tokens().get(statement.indexOf("NOT", "NULL")).offset(),
                "column " + nameAt(statement, column));
    }

    private static void checkStrict(LintedFile file, SqlStatement statement) {
        if (!statement.begins("CREATE", "TABLE") || statement.has("STRICT")) {
            return;
        }
        file.add(
                LintRule.NOT_STRICT,
                statement.offset(),
                "table " + TableChanges.createdTable(statement));
    }

    private static void checkTemporary(LintedFile file, SqlStatement statement) {
        if (statement.begins("CREATE", "TEMP") || statement.begins("CREATE", "TEMPORARY")) {
            String what = nameAt(statement, 2).toLowerCase(Locale.ROOT);
            int named = statement.hasAt(3, "IF", "NOT", "EXISTS") ? 6 : 3;
            file.add(LintRule.TEMPORARY, statement.offset(), what + " " + nameAt(statement, named));
        }
    }

    private static String nameAt(SqlStatement statement, int index) {
        if (index >= statement.tokens().size()) {
            return "";
        }
        SqlToken token = statement.tokens().get(index);
        return token.name();
    }
}

package dev.tradekeep.app.queries.postgres;

import dev.tradekeep.app.queries.postgres.PostgresTable.Later;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.script.SqlScript;
import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.script.SqlToken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The migrations as PostgreSQL takes them. Left out is what is SQLite's alone: its text indexes
 * with the triggers that feed them, and what asks its pragmas.
 */
public final class PostgresSchema {
    /** Names that differ in case alone are one name, as under SQLite's own collation. */
    private static final String NO_CASE =
            "CREATE COLLATION nocase"
                    + " (provider = icu, locale = 'und-u-ks-level2', deterministic = false)";

    private final List<String> statements = new ArrayList<>(List.of(NO_CASE));
    private final Set<String> tables = new HashSet<>();
    private final Set<String> leftOut = new HashSet<>();
    private final List<Later> later = new ArrayList<>();

    private PostgresSchema() {}

    /**
     * The statements that make the schema, in order.
     *
     * @throws IllegalArgumentException when there is no rule for one
     */
    public static List<String> statements(List<Migration> migrations) {
        PostgresSchema schema = new PostgresSchema();
        for (Migration migration : migrations) {
            for (SqlStatement statement : new SqlScript(migration.sql()).statements()) {
                schema.add(statement);
            }
        }
        if (!schema.later.isEmpty()) {
            throw new IllegalArgumentException("These tables never come: " + schema.later);
        }
        return schema.statements;
    }

    private void add(SqlStatement statement) {
        if (statement.begins("CREATE", "VIRTUAL", "TABLE")) {
            leftOut.add(statement.tokens().get(3).name());
        } else if (isOfSqliteAlone(statement)) {
            return;
        } else if (statement.begins("CREATE", "TABLE")) {
            addTable(new PostgresTable(statement, tables::contains));
        } else if (statement.begins("CREATE", "TRIGGER")) {
            statements.addAll(PostgresTrigger.statements(statement));
        } else if (statement.begins("CREATE", "VIEW")
                || statement.begins("CREATE", "INDEX")
                || statement.begins("CREATE", "UNIQUE", "INDEX")
                || statement.begins("INSERT", "INTO")) {
            statements.add(PostgresText.of(statement.tokens()));
        } else {
            throw new IllegalArgumentException("There is no rule for " + statement.text());
        }
    }

    private void addTable(PostgresTable table) {
        tables.add(table.name());
        statements.add(table.statement());
        later.addAll(table.later());
        later.removeIf(key -> {
            boolean there = tables.contains(key.table());
            if (there) {
                statements.add(key.statement());
            }
            return there;
        });
    }

    private boolean isOfSqliteAlone(SqlStatement statement) {
        return statement.tokens().stream()
                .filter(token -> token.kind() == SqlToken.Kind.WORD)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .anyMatch(word -> leftOut.contains(word) || word.startsWith("pragma_"));
    }
}

package dev.tradekeep.store.sqlite.lint;

import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.script.SqlToken;
import dev.tradekeep.store.sqlite.lint.ScratchSchema.ForeignKey;
import dev.tradekeep.store.sqlite.lint.ScratchSchema.Index;
import java.util.HashSet;
import java.util.List;

/** The rules about the schema that all files make together. */
final class SchemaRules {
    private final List<LintedFile> files;
    private final ScratchSchema schema;

    SchemaRules(List<LintedFile> files, ScratchSchema schema) {
        this.files = files;
        this.schema = schema;
    }

    /**
     * @param ours whether the files are the program's own, where the plan test says which foreign
     *     keys need an index: those whose parent rows a query deletes
     */
    void check(boolean ours) {
        for (String table : schema.tables()) {
            List<Index> indexes = schema.indexes(table);
            if (!ours) {
                checkForeignKeys(table, indexes);
            }
            checkIndexes(table, indexes);
        }
    }

    private void checkForeignKeys(String table, List<Index> indexes) {
        for (ForeignKey key : schema.foreignKeys(table)) {
            if (indexes.stream().noneMatch(index -> serves(index, key.columns()))) {
                String columns = String.join(", ", key.columns());
                addAtColumn(
                        table,
                        key.columns().getFirst(),
                        columns + " of " + table + " to " + key.parent());
            }
        }
    }

    private static boolean serves(Index index, List<String> columns) {
        boolean always = index.condition().isEmpty() || index.condition().endsWith("is not null");
        return always
                && index.columns().size() >= columns.size()
                && new HashSet<>(index.columns().subList(0, columns.size()))
                        .equals(new HashSet<>(columns));
    }

    private void checkIndexes(String table, List<Index> indexes) {
        for (int i = 0; i < indexes.size(); i++) {
            Index one = indexes.get(i);
            if (!one.explicit() || one.unique()) {
                continue;
            }
            for (int j = 0; j < indexes.size(); j++) {
                Index other = indexes.get(j);
                boolean same = one.columns().equals(other.columns());
                boolean laterTwin = same && other.explicit() && !other.unique() && j > i;
                if (i != j && !laterTwin && repeats(one, other)) {
                    String longer = other.name().isEmpty() ? "the key of " + table : other.name();
                    addAtIndex(one.name(), one.name() + " repeats the beginning of " + longer);
                    break;
                }
            }
        }
    }

    private static boolean repeats(Index one, Index other) {
        int size = one.columns().size();
        boolean conditionFits = one.condition().equals(other.condition());
        return conditionFits
                && other.columns().size() >= size
                && other.columns().subList(0, size).equals(one.columns());
    }

    /** At the column, in the last statement that makes the table or adds the column. */
    private void addAtColumn(String table, String column, String detail) {
        for (LintedFile file : files.reversed()) {
            for (SqlStatement statement : file.statements().reversed()) {
                boolean adds =
                        statement.begins("ALTER", "TABLE")
                                && statement.has("REFERENCES")
                                && hasName(statement, table);
                if (adds || makes(file, statement, table)) {
                    file.add(
                            LintRule.FOREIGN_KEY_WITHOUT_INDEX,
                            offsetOf(statement, column),
                            detail);
                    return;
                }
            }
        }
    }

    /** Whether the table got its name here, or under another one that it was renamed from. */
    private static boolean makes(LintedFile file, SqlStatement statement, String table) {
        String created = TableChanges.createdTable(statement);
        if (created.equals(table)) {
            return true;
        }
        return !created.isEmpty()
                && file.statements().stream()
                        .anyMatch(one ->
                                one.begins("ALTER", "TABLE")
                                        && one.has("RENAME", "TO")
                                        && TableChanges.lastName(one).equals(table)
                                        && hasName(one, created));
    }

    private void addAtIndex(String index, String detail) {
        for (LintedFile file : files.reversed()) {
            for (SqlStatement statement : file.statements().reversed()) {
                if (statement.begins("CREATE", "INDEX") && hasName(statement, index)) {
                    file.add(LintRule.REDUNDANT_INDEX, offsetOf(statement, index), detail);
                    return;
                }
            }
        }
    }

    private static boolean hasName(SqlStatement statement, String name) {
        return statement.tokens().stream().anyMatch(token -> isName(token, name));
    }

    private static int offsetOf(SqlStatement statement, String name) {
        return statement.tokens().stream()
                .filter(token -> isName(token, name))
                .mapToInt(SqlToken::offset)
                .findFirst()
                .orElse(statement.offset());
    }

    private static boolean isName(SqlToken token, String name) {
        return (token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.QUOTED)
                && token.name().equals(name);
    }
}

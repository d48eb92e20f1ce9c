package dev.tradekeep.store.sqlite.lint;

import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.script.SqlToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a file does to tables, in order: which it makes, drops, renames and copies. Two names of one
 * table, before and after it is renamed, are the same table.
 *
 * @see <a href="https://www.sqlite.org/lang_altertable.html#otheralter">The order of a rebuild</a>
 */
final class TableChanges {
    private static final int TABLE_NAME = 2;

    private record Rename(String from, String to, int place) {}

    private final LintedFile file;

    /** Each table by the place of its statement among the others. */
    private final Map<String, Integer> created = new LinkedHashMap<>();

    private final Map<String, Integer> dropped = new LinkedHashMap<>();
    private final Map<String, Integer> copied = new HashMap<>();
    private final Map<String, Integer> altered = new LinkedHashMap<>();
    private final List<Rename> renames = new ArrayList<>();

    TableChanges(LintedFile file) {
        this.file = file;
        for (int place = 0; place < file.statements().size(); place++) {
            note(file.statements().get(place), place);
        }
    }

    private void note(SqlStatement statement, int place) {
        String table = createdTable(statement);
        if (!table.isEmpty()) {
            created.put(table, place);
        }
        if (statement.begins("DROP", "TABLE")) {
            dropped.put(lastName(statement), place);
        }
        if (statement.begins("ALTER", "TABLE") && statement.tokens().size() > TABLE_NAME) {
            String name = statement.tokens().get(TABLE_NAME).name();
            if (statement.hasAt(TABLE_NAME + 1, "RENAME", "TO")) {
                renames.add(new Rename(name, lastName(statement), place));
            } else {
                altered.putIfAbsent(name, place);
            }
        }
        noteCopies(statement, place);
    }

    /** The tables that rows are copied from. */
    private void noteCopies(SqlStatement statement, int place) {
        boolean writes =
                statement.has("INSERT", "INTO")
                        || statement.has("REPLACE", "INTO")
                        || statement.begins("CREATE", "TABLE");
        if (!writes || !statement.has("SELECT")) {
            return;
        }
        for (int i = 0; i + 1 < statement.tokens().size(); i++) {
            SqlToken token = statement.tokens().get(i);
            if (token.is("FROM") || token.is("JOIN")) {
                copied.putIfAbsent(statement.tokens().get(i + 1).name(), place);
            }
        }
    }

    /** Whether the file makes the table. */
    boolean isCreated(String table) {
        return created.containsKey(table);
    }

    /** Whether the table is one of the two in a rebuild. */
    boolean isRebuilt(String table) {
        return renames.stream().anyMatch(one -> one.from.equals(table) || one.to.equals(table));
    }

    /** Finds rebuilds in an order that loses something, and files with more than one purpose. */
    void check() {
        boolean rebuilds = false;
        for (Rename rename : renames) {
            Integer drop = dropped.get(rename.to);
            if (drop != null && drop < rename.place) {
                rebuilds = true;
                if (copied.getOrDefault(rename.to, Integer.MAX_VALUE) > drop) {
                    add(
                            LintRule.REBUILD_ORDER,
                            drop,
                            rename.to + " is dropped before it is copied");
                }
            }
            if (created.getOrDefault(rename.from, -1) > rename.place) {
                rebuilds = true;
                add(
                        LintRule.REBUILD_ORDER,
                        rename.place,
                        rename.from + " is renamed before the new table is made");
            }
        }
        if (rebuilds) {
            checkForeignKeysPragma();
        }
        checkPurposes();
    }

    private void checkForeignKeysPragma() {
        for (SqlStatement statement : file.statements()) {
            if (statement.begins("PRAGMA", "foreign_keys")) {
                file.add(
                        LintRule.REBUILD_WITH_FOREIGN_KEYS,
                        statement.offset(),
                        "PRAGMA foreign_keys next to a rebuild");
            }
        }
    }

    private void checkPurposes() {
        Map<String, Integer> places = new LinkedHashMap<>();
        created.forEach((table, place) -> places.putIfAbsent(oneName(table), place));
        altered.forEach((table, place) -> places.putIfAbsent(oneName(table), place));
        dropped.forEach((table, place) -> places.putIfAbsent(oneName(table), place));
        renames.forEach(one -> places.putIfAbsent(oneName(one.from), one.place));
        if (places.size() > 1) {
            Set<String> tables = new TreeSet<>(places.keySet());
            int last = places.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            add(LintRule.SEVERAL_PURPOSES, last, "tables " + String.join(", ", tables));
        }
    }

    /** The same of all names that a table has in the file. */
    private String oneName(String table) {
        Set<String> names = new TreeSet<>(Set.of(table));
        boolean grows = true;
        while (grows) {
            int before = names.size();
            for (Rename rename : renames) {
                if (names.contains(rename.from) || names.contains(rename.to)) {
                    names.add(rename.from);
                    names.add(rename.to);
                }
            }
            grows = names.size() > before;
        }
        return String.join("/", names);
    }

    private void add(LintRule rule, int place, String detail) {
        file.add(rule, file.statements().get(place).offset(), detail);
    }

    /** The table that a statement makes; empty when it makes none. */
    static String createdTable(SqlStatement statement) {
        if (!statement.begins("CREATE", "TABLE")
                && !statement.begins("CREATE", "VIRTUAL", "TABLE")) {
            return "";
        }
        int at = statement.indexOf("TABLE") + 1;
        if (statement.hasAt(at, "IF", "NOT", "EXISTS")) {
            at += 3;
        }
        return at < statement.tokens().size() ? statement.tokens().get(at).name() : "";
    }

    /** The name that a statement ends with. */
    static String lastName(SqlStatement statement) {
        return statement.tokens().getLast().name();
    }
}

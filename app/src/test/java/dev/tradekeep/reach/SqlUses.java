package dev.tradekeep.reach;

import dev.tradekeep.store.script.SqlScript;
import dev.tradekeep.store.script.SqlStatement;
import dev.tradekeep.store.script.SqlToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns of which tables SQL texts write and read, as their words say. A name that two
 * tables of one text have counts for both, unless it is qualified.
 */
final class SqlUses {
    private final Map<String, List<String>> columns;
    private final Set<String> written = new HashSet<>();
    private final Set<String> read = new HashSet<>();

    /**
     * Of a schema.
     *
     * @param columns of each table, in lower case as all names
     */
    SqlUses(Map<String, List<String>> columns) {
        this.columns = Map.copyOf(columns);
    }

    /** Adds the statements of a text. */
    void add(String sql) {
        new SqlScript(sql).statements().forEach(statement -> new Text(statement).look());
    }

    /** Adds those statements of a text that insert rows, as a migration does. */
    void addInserts(String sql) {
        new SqlScript(sql)
                .statements().stream()
                        .filter(statement -> statement.begins("INSERT"))
                        .forEach(statement -> new Text(statement).look());
    }

    /** What no text writes: {@code table.column}, or {@code table} when it is none of them. */
    List<String> unwritten() {
        return without(written);
    }

    /** The same for what no text reads. */
    List<String> unread() {
        return without(read);
    }

    private List<String> without(Set<String> uses) {
        List<String> without = new ArrayList<>();
        columns.forEach((table, names) -> {
            List<String> missing =
                    names.stream()
                            .map(name -> table + "." + name)
                            .filter(name -> !uses.contains(name))
                            .toList();
            if (missing.size() == names.size()) {
                without.add(table);
            } else {
                without.addAll(missing);
            }
        });
        return without.stream().sorted().toList();
    }

    /** One statement. */
    private final class Text {
        private final SqlStatement statement;
        private final List<SqlToken> tokens;
        private final Map<String, String> tables = new HashMap<>();

        /** Tokens that name what is written, and so are not read. */
        private final Set<Integer> targets = new HashSet<>();

        Text(SqlStatement statement) {
            this.statement = statement;
            tokens = statement.tokens();
        }

        void look() {
            findTables();
            for (int i = 0; i < tokens.size(); i++) {
                if (statement.hasAt(i, "INSERT") || statement.hasAt(i, "REPLACE", "INTO")) {
                    insert(i);
                } else if (statement.hasAt(i, "UPDATE")) {
                    update(i);
                }
            }
            for (int i = 0; i < tokens.size(); i++) {
                if (!targets.contains(i)) {
                    read(i);
                }
            }
        }

        private void findTables() {
            for (int i = 0; i < tokens.size(); i++) {
                String name = name(i);
                if (columns.containsKey(name) && !isAt(i - 1, '.') && !isAt(i - 1, ':')) {
                    tables.put(name, name);
                    if (i + 2 < tokens.size() && tokens.get(i + 1).is("AS")) {
                        tables.put(name(i + 2), name);
                    }
                }
            }
        }

        private void insert(int start) {
            int into = start;
            while (into < tokens.size() && !tokens.get(into).is("INTO")) {
                into++;
            }
            String table = into + 1 < tokens.size() ? name(into + 1) : "";
            if (!columns.containsKey(table)) {
                return;
            }
            if (isAt(into + 2, '(')) {
                int end = list(table, into + 2);
                generate(table);
                conflict(table, end);
            } else {
                columns.getOrDefault(table, List.of())
                        .forEach(column -> written.add(table + "." + column));
            }
        }

        /** A key that nobody gives is made. */
        private void generate(String table) {
            if (columns.getOrDefault(table, List.of()).contains("id")) {
                written.add(table + ".id");
            }
        }

        private int list(String table, int open) {
            int i = open + 1;
            for (; i < tokens.size() && !tokens.get(i).is(')'); i++) {
                if (columns.getOrDefault(table, List.of()).contains(name(i))) {
                    written.add(table + "." + name(i));
                    targets.add(i);
                }
            }
            return i;
        }

        private void conflict(String table, int from) {
            for (int i = from; i < tokens.size(); i++) {
                if (statement.hasAt(i, "ON", "CONFLICT") && isAt(i + 2, '(')) {
                    for (int j = i + 3; j < tokens.size() && !tokens.get(j).is(')'); j++) {
                        targets.add(j);
                    }
                } else if (statement.hasAt(i, "DO", "UPDATE", "SET")) {
                    assignments(table, i + 3);
                }
            }
        }

        private void update(int start) {
            int at = start + 1;
            if (statement.hasAt(at, "OR")) {
                at += 2;
            }
            String table = at < tokens.size() ? name(at) : "";
            for (int i = at; i < tokens.size() && columns.containsKey(table); i++) {
                if (tokens.get(i).is("SET")) {
                    assignments(table, i + 1);
                    return;
                }
            }
        }

        private void assignments(String table, int from) {
            int depth = 0;
            String target = "";
            for (int i = from; i < tokens.size(); i++) {
                SqlToken token = tokens.get(i);
                if (depth == 0 && (token.is("WHERE") || token.is("RETURNING"))) {
                    return;
                }
                depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
                boolean isTarget =
                        depth == 0 && isAt(i + 1, '=') && (i == from || isAt(i - 1, ','));
                if (isTarget) {
                    target = name(i);
                    written.add(table + "." + target);
                }
                // What a column becomes out of itself tells nobody what it is.
                if (name(i).equals(target)) {
                    targets.add(i);
                }
            }
        }

        private void read(int i) {
            if (tokens.get(i).is('*')) {
                if (tokens.get(i - 1).is("SELECT") || isAt(i - 1, ',') || isAt(i - 1, '.')) {
                    tables.values().forEach(this::all);
                }
                return;
            }
            if (isAt(i - 1, ':')) {
                return;
            }
            if (isAt(i - 1, '.')) {
                String table = tables.get(name(i - 2));
                if (table != null) {
                    read(table, name(i));
                }
                return;
            }
            tables.values().forEach(table -> read(table, name(i)));
        }

        private void all(String table) {
            columns.getOrDefault(table, List.of())
                    .forEach(column -> read.add(table + "." + column));
        }

        private void read(String table, String column) {
            read.add(table + "." + column);
        }

        private String name(int i) {
            SqlToken token = i < 0 || i >= tokens.size() ? null : tokens.get(i);
            return token == null
                            || token.kind() == SqlToken.Kind.STRING
                            || token.kind() == SqlToken.Kind.SYMBOL
                    ? ""
                    : token.name();
        }

        private boolean isAt(int i, char symbol) {
            return i >= 0 && i < tokens.size() && tokens.get(i).is(symbol);
        }
    }
}

package dev.tradekeep.store.sqlite.bulk;

import java.util.List;
import java.util.stream.Collectors;

/** Names of tables and columns as they stand in SQL. */
public final class SqlName {
    private SqlName() {}

    /** In double quotes, so that any name is one. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Quoted, parted by commas. */
    public static String list(List<String> names) {
        return names.stream().map(SqlName::quoted).collect(Collectors.joining(", "));
    }
}

package dev.tradekeep.store.sqlite.audit.integrity;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.script.SqlScript;
import dev.tradekeep.store.script.SqlStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The virtual tables of a file, by whether this SQLite has the module that reads them.
 *
 * @see <a href="https://www.sqlite.org/vtab.html">The Virtual Table Mechanism</a>
 */
record VirtualTables(List<String> withModule, List<String> withoutModule) {
    private static final String TABLES =
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND rootpage = 0 ORDER BY name";
    private static final String MODULES = "SELECT lower(name) FROM pragma_module_list";

    static VirtualTables read(Connection connection) {
        Set<String> modules = new HashSet<>();
        try (Statement statement = connection.prepare(MODULES)) {
            while (statement.step()) {
                modules.add(String.valueOf(statement.getText(0)));
            }
        }
        List<String> with = new ArrayList<>();
        List<String> without = new ArrayList<>();
        try (Statement statement = connection.prepare(TABLES)) {
            while (statement.step()) {
                boolean known = modules.contains(module(String.valueOf(statement.getText(1))));
                (known ? with : without).add(String.valueOf(statement.getText(0)));
            }
        }
        return new VirtualTables(with, without);
    }

    private static String module(String sql) {
        for (SqlStatement statement : new SqlScript(sql).statements()) {
            int using = statement.indexOf("USING");
            if (using >= 0 && using + 1 < statement.tokens().size()) {
                return statement.tokens().get(using + 1).name().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}

package dev.tradekeep.app.audit;

import dev.tradekeep.sqlite.Collation;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.ScalarFunction;
import java.nio.file.Path;
import java.util.Comparator;

/** Tables whose indexes only their own program can check: it has the function and the collation. */
final class UncheckableTables {
    private static final String TABLES =
            """
            CREATE TABLE by_function (id INTEGER PRIMARY KEY, v TEXT);
            CREATE INDEX ix_by_function ON by_function (mine(v));
            CREATE TABLE by_collation (id INTEGER PRIMARY KEY, v TEXT COLLATE mine);
            CREATE INDEX ix_by_collation ON by_collation (v);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
                INSERT INTO by_function SELECT i, 'value ' || i FROM n;
            INSERT INTO by_collation SELECT id, v FROM by_function;
            CREATE TABLE plain (id INTEGER PRIMARY KEY, v TEXT);
            INSERT INTO plain SELECT id, v FROM by_function;
            """;

    private UncheckableTables() {}

    static void makeIn(Path file) {
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE_CREATE)) {
            ScalarFunction.define(
                    connection,
                    "mine",
                    1,
                    call -> call.result(call.getText(0)),
                    ScalarFunction.Trait.DETERMINISTIC);
            Collation.define(connection, "mine", Comparator.reverseOrder());
            connection.execute(TABLES);
        }
    }
}

package dev.tradekeep.store.sqlite.audit.integrity;

import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.ForeignKey;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.Table;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.audit.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Looks for rows whose parent is not there, which integrity_check does not.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_foreign_key_check">PRAGMA
 *     foreign_key_check</a>
 */
public final class ForeignKeys implements Inspection {
    public static final Check CHECK =
            new Check(
                    "integrity.foreign-keys",
                    "every row that refers to another finds it",
                    Severity.ERROR,
                    AuditLevel.FULL,
                    Check.Scope.ANY,
                    "A row without its parent vanishes from every query that joins the two.",
                    "every row of every table with a foreign key",
                    "Restore the parent from a backup, or remove the row if it is not wanted.");

    private static final String MISMATCH = "foreign key mismatch";
    private static final String VIOLATIONS =
            "SELECT rowid AS row_id, parent, fkid FROM pragma_foreign_key_check(:table)";

    private record Broken(long fkid, String parent) {}

    /** Rows without their parent, named as far as they can be, and counted. */
    private static final class Orphans {
        private final List<String> rows = new ArrayList<>();
        private long count;
    }

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public boolean needsSoundPages() {
        return true;
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        for (Table table : context.schema().tables()) {
            if (!table.foreignKeys().isEmpty()) {
                try {
                    run(context, table, findings);
                } catch (SqliteException e) {
                    if (!e.reason().contains(MISMATCH)) {
                        throw e;
                    }
                    findings.add(mismatch(table, e));
                }
            }
        }
    }

    private static Finding mismatch(Table table, SqliteException e) {
        return Finding.of(
                        CHECK,
                        table.name(),
                        "refers to columns that are no key of their table, so that it can neither"
                                + " be checked nor written: "
                                + e.reason())
                .fixedBy(
                        Fix.advice(
                                "Give the columns of the parent a UNIQUE index, or refer to its"
                                        + " primary key."));
    }

    private static void run(AuditContext context, Table table, Findings findings) {
        Map<Broken, Orphans> broken = new LinkedHashMap<>();
        try (Statement statement = context.connection().prepare(VIOLATIONS)) {
            statement.bind(1, table.name());
            while (statement.step()) {
                Broken key =
                        new Broken(
                                statement.getLong("fkid"),
                                String.valueOf(statement.getText("parent")));
                Orphans orphans = broken.computeIfAbsent(key, _ -> new Orphans());
                orphans.count++;
                if (!statement.isNull("row_id") && orphans.rows.size() < Finding.ROWS_NAMED_MAX) {
                    orphans.rows.add("row " + statement.getLong("row_id"));
                }
            }
        }
        findings.examined(CHECK, table.foreignKeys().size());
        broken.forEach((key, orphans) -> findings.add(finding(context, table, key, orphans)));
    }

    private static Finding finding(AuditContext context, Table table, Broken key, Orphans orphans) {
        ForeignKey foreignKey = keyOf(table, key);
        List<String> rows =
                table.withoutRowid() ? rowsByKey(context, table, foreignKey) : orphans.rows;
        return Finding.of(
                        CHECK,
                        table.name() + " (" + String.join(", ", foreignKey.columns()) + ")",
                        orphans.count
                                + " rows refer to rows of "
                                + key.parent()
                                + " that are not there")
                .naming(rows);
    }

    /** SQLite counts the keys of a table from the last one declared, as its list of them does. */
    private static ForeignKey keyOf(Table table, Broken key) {
        int index = (int) key.fkid();
        return index < table.foreignKeys().size()
                ? table.foreignKeys().get(index)
                : new ForeignKey(key.parent(), List.of("?"), List.of());
    }

    /** A table without a rowid: the pragma tells how many rows, but not which. */
    private static List<String> rowsByKey(AuditContext context, Table table, ForeignKey key) {
        List<String> parentColumns =
                key.parentColumns().isEmpty()
                        ? context.schema().find(key.parent()).map(Table::key).orElse(List.of())
                        : key.parentColumns();
        if (parentColumns.size() != key.columns().size()) {
            return List.of();
        }
        List<String> conditions = new ArrayList<>();
        List<String> present = new ArrayList<>();
        for (int i = 0; i < parentColumns.size(); i++) {
            String child = "c." + Sql.name(key.columns().get(i));
            conditions.add("p." + Sql.name(parentColumns.get(i)) + " = " + child);
            present.add(child + " IS NOT NULL");
        }
        String parent =
                context.schema().find(key.parent()).isPresent()
                        ? " AND NOT EXISTS (SELECT 1 FROM "
                                + Sql.name(key.parent())
                                + " AS p WHERE "
                                + String.join(" AND ", conditions)
                                + ")"
                        : "";
        String names =
                table.key().stream()
                        .map(column -> Sql.text(column + " ") + " || c." + Sql.name(column))
                        .collect(Collectors.joining(" || ', ' || "));
        String sql =
                "SELECT CAST("
                        + names
                        + " AS TEXT) FROM "
                        + Sql.name(table.name())
                        + " AS c WHERE "
                        + String.join(" AND ", present)
                        + parent
                        + " LIMIT "
                        + Finding.ROWS_NAMED_MAX;
        List<String> rows = new ArrayList<>();
        try (Statement statement = context.connection().prepare(sql)) {
            while (statement.step()) {
                rows.add(String.valueOf(statement.getText(0)));
            }
        }
        return rows;
    }
}

package dev.tradekeep.store.sqlite.audit.schema;

import dev.tradekeep.sqlite.ColumnType;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.Table;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.audit.Sql;
import java.util.List;

/** Looks how far the keys that SQLite gives out have come. */
public final class KeysLeft implements Inspection {
    public static final Check CHECK =
            new Check(
                    "schema.sequence",
                    "tables have keys left to give out",
                    Severity.WARNING,
                    AuditLevel.QUICK,
                    Check.Scope.ANY,
                    "After the last key SQLite picks keys at random, or refuses the row altogether.",
                    "the highest key of each table, and sqlite_sequence",
                    "Find the row with the high key and give it another one, or rebuild the table.");

    private static final String SEQUENCES =
            "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'";
    private static final String SEQUENCE = "SELECT max(seq) FROM sqlite_sequence WHERE name = ";

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        long highest = Long.MAX_VALUE - context.limits().keysLeftMin();
        boolean sequences = context.file().number(SEQUENCES) > 0;
        for (Table table : context.schema().tables()) {
            if (table.withoutRowid()) {
                continue;
            }
            findings.examined(CHECK, 1);
            long key = highestKey(context, table);
            if (key > highest) {
                add(findings, table, "its highest key is " + key, key);
            } else if (sequences) {
                long given = context.file().number(SEQUENCE + Sql.text(table.name()));
                if (given > highest) {
                    add(findings, table, "sqlite_sequence has given out " + given, given);
                }
            }
        }
    }

    private static long highestKey(AuditContext context, Table table) {
        String key = table.rowidKey() ? Sql.name(table.key().getFirst()) : "rowid";
        boolean hidden =
                !table.rowidKey()
                        && table.columns().stream()
                                .anyMatch(column -> column.name().equalsIgnoreCase("rowid"));
        if (hidden) {
            return 0;
        }
        String sql = "SELECT max(" + key + ") FROM " + Sql.name(table.name());
        try (Statement statement = context.connection().prepare(sql)) {
            boolean isNumber = statement.step() && statement.type(0) == ColumnType.INTEGER;
            return isNumber ? statement.getLong(0) : 0;
        }
    }

    private static void add(Findings findings, Table table, String what, long key) {
        findings.add(
                Finding.of(CHECK, table.name(), what + ", " + (Long.MAX_VALUE - key) + " are left")
                        .naming(List.of("row " + key)));
    }
}

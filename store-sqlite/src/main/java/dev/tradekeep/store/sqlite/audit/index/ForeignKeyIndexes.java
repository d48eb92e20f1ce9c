package dev.tradekeep.store.sqlite.audit.index;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.ForeignKey;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.Index;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.Table;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.audit.Sql;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks for foreign keys that no index of the child serves. Tables of the migrations are left out:
 * there an index is made exactly where a parent row can be deleted or re-keyed, which a test holds.
 */
public final class ForeignKeyIndexes implements Inspection {
    public static final Check CHECK =
            new Check(
                    "index.foreign-key",
                    "every foreign key has an index",
                    Severity.ADVICE,
                    AuditLevel.QUICK,
                    Check.Scope.ANY,
                    "When a parent row is deleted or its key changes, the whole child table is read.",
                    "the schema",
                    "Make an index on the columns of the foreign key.");

    private static final String PRESENT_ONLY = "is not null";

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        boolean ours = context.file().isOurs();
        for (Table table : context.schema().tables()) {
            if (ours && context.comparison().makes("table", table.name())) {
                continue;
            }
            for (ForeignKey key : table.foreignKeys()) {
                findings.examined(CHECK, 1);
                if (!isKey(table, key) && table.indexes().stream().noneMatch(i -> serves(i, key))) {
                    findings.add(finding(table, key));
                }
            }
        }
    }

    private static boolean isKey(Table table, ForeignKey key) {
        return table.rowidKey() && key.columns().equals(table.key());
    }

    private static boolean serves(Index index, ForeignKey key) {
        int size = key.columns().size();
        boolean always = index.condition().isEmpty() || index.condition().endsWith(PRESENT_ONLY);
        return always
                && index.columns().size() >= size
                && new HashSet<>(index.columnNames().subList(0, size))
                        .equals(new HashSet<>(key.columns()));
    }

    private static Finding finding(Table table, ForeignKey key) {
        String name = "ix_" + table.name() + "_" + String.join("_", key.columns());
        String columns = key.columns().stream().map(Sql::name).collect(Collectors.joining(", "));
        return Finding.of(
                        CHECK,
                        table.name() + " (" + String.join(", ", key.columns()) + ")",
                        "refers to " + key.parent() + " without an index")
                .fixedBy(
                        Fix.sql(
                                "CREATE INDEX "
                                        + Sql.name(name)
                                        + " ON "
                                        + Sql.name(table.name())
                                        + " ("
                                        + columns
                                        + ")"));
    }
}

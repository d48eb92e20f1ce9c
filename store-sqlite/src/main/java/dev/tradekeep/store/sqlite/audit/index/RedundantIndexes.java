package dev.tradekeep.store.sqlite.audit.index;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.Index;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.IndexColumn;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.Table;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.audit.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for indexes that begin as another one does: the same columns in the same order, of the same
 * collation and direction, for the same rows. One that is unique says more than it serves.
 */
public final class RedundantIndexes implements Inspection {
    public static final Check CHECK =
            new Check(
                    "index.redundant",
                    "no index repeats the beginning of another",
                    Severity.ADVICE,
                    AuditLevel.QUICK,
                    Check.Scope.ANY,
                    "Both are written at every insert, and the longer one serves the same queries.",
                    "the schema",
                    "Drop the shorter index.");

    private static final String KEY = "the primary key";
    private static final String BINARY = "BINARY";

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        for (Table table : context.schema().tables()) {
            List<Index> indexes = new ArrayList<>(table.indexes());
            if (table.rowidKey()) {
                List<IndexColumn> key =
                        List.of(new IndexColumn(table.key().getFirst(), BINARY, false));
                indexes.add(new Index(KEY, key, true, false, ""));
            }
            for (Index index : table.indexes()) {
                findings.examined(CHECK, 1);
                longerThan(index, indexes)
                        .ifPresent(longer ->
                                findings.add(
                                        Finding.of(
                                                        CHECK,
                                                        index.name(),
                                                        "repeats the beginning of "
                                                                + longer.name()
                                                                + " of "
                                                                + table.name())
                                                .fixedBy(
                                                        Fix.sql(
                                                                "DROP INDEX "
                                                                        + Sql.name(
                                                                                index.name())))));
            }
        }
    }

    private static Optional<Index> longerThan(Index index, List<Index> indexes) {
        boolean hasExpression = index.columnNames().contains("");
        if (!index.explicit() || index.unique() || hasExpression) {
            return Optional.empty();
        }
        int place = indexes.indexOf(index);
        for (int i = 0; i < indexes.size(); i++) {
            Index other = indexes.get(i);
            // Of two that are alike only the later one is too many.
            boolean isTwin = other.columns().equals(index.columns());
            boolean laterTwin = isTwin && other.explicit() && !other.unique() && i > place;
            if (i != place && !laterTwin && begins(other, index)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private static boolean begins(Index longer, Index shorter) {
        int size = shorter.columns().size();
        return longer.condition().equals(shorter.condition())
                && longer.columns().size() >= size
                && longer.columns().subList(0, size).equals(shorter.columns());
    }
}

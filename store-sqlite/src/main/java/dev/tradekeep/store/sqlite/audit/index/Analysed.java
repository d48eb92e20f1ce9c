package dev.tradekeep.store.sqlite.audit.index;

import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.Index;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.Table;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.audit.Sql;
import java.util.List;

/** Looks for tables and indexes of which the planner knows nothing. */
public final class Analysed implements Inspection {
    public static final Check TABLES =
            check(
                    "statistics.never-analysed",
                    "every table that is not small was analysed",
                    "Without statistics the planner guesses, and may choose the wrong index.");
    public static final Check INDEXES =
            check(
                    "statistics.index-not-analysed",
                    "every index of an analysed table was analysed",
                    "An index made after the last ANALYZE is chosen, or not, by a guess.");

    private static Check check(String id, String title, String why) {
        return new Check(
                id,
                title,
                Severity.ADVICE,
                AuditLevel.QUICK,
                Check.Scope.ANY,
                why,
                "sqlite_stat1, and up to 1,000 rows of a table that is not in it",
                "ANALYZE the table.");
    }

    @Override
    public List<Check> checks() {
        return List.of(TABLES, INDEXES);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        PlannerStatistics statistics = PlannerStatistics.read(context.connection());
        long small = context.limits().unanalysedRowsMax();
        for (Table table : context.schema().tables()) {
            findings.examined(TABLES, 1);
            Long noted = statistics.rows().get(table.name());
            if (noted == null) {
                // The key of a table without a rowid is the table itself.
                boolean needed = table.indexes().size() > (table.withoutRowid() ? 1 : 0);
                if (needed && hasMoreRows(context, table, small)) {
                    add(
                            findings,
                            TABLES,
                            table.name(),
                            "has more than " + small + " rows and was never analysed",
                            table.name());
                }
                continue;
            }
            if (noted == 0) {
                // Of an empty table nothing is noted but that it is empty.
                continue;
            }
            for (Index index : table.indexes()) {
                findings.examined(INDEXES, 1);
                // An empty index has no statistics, and one of some rows may be empty.
                boolean mayBeEmpty = !index.condition().isEmpty();
                boolean isTable = table.withoutRowid() && !index.explicit();
                if (!mayBeEmpty && !isTable && !statistics.indexes().contains(index.name())) {
                    add(
                            findings,
                            INDEXES,
                            index.name(),
                            "was made after " + table.name() + " was analysed",
                            index.name());
                }
            }
        }
    }

    private static boolean hasMoreRows(AuditContext context, Table table, long rows) {
        String sql = "SELECT 1 FROM " + Sql.name(table.name()) + " LIMIT 1 OFFSET " + rows;
        try (Statement statement = context.connection().prepare(sql)) {
            return statement.step();
        }
    }

    private static void add(
            Findings findings, Check check, String subject, String detail, String analysed) {
        findings.add(
                Finding.of(check, subject, detail)
                        .fixedBy(Fix.safeSql("ANALYZE " + Sql.name(analysed))));
    }
}

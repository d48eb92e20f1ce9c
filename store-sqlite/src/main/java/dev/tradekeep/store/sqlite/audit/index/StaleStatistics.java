package dev.tradekeep.store.sqlite.audit.index;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.Table;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.audit.Sql;
import java.util.List;

/** Compares the size of each table with what the planner believes it to be. */
public final class StaleStatistics implements Inspection {
    public static final Check CHECK =
            new Check(
                    "statistics.stale",
                    "tables are about as large as their statistics say",
                    Severity.ADVICE,
                    AuditLevel.FULL,
                    Check.Scope.ANY,
                    "A plan made for few rows may take a thousand times as long with many.",
                    "sqlite_stat1, and a count of each table",
                    "ANALYZE the table.");

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
        PlannerStatistics statistics = PlannerStatistics.read(context.connection());
        for (Table table : context.schema().tables()) {
            Long noted = statistics.rows().get(table.name());
            if (noted == null) {
                continue;
            }
            findings.examined(CHECK, 1);
            long rows = context.file().number("SELECT count(*) FROM " + Sql.name(table.name()));
            if (isFar(
                    rows,
                    noted,
                    context.limits().growthMax(),
                    context.limits().unanalysedRowsMax())) {
                findings.add(
                        Finding.of(
                                        CHECK,
                                        table.name(),
                                        "has " + rows + " rows, its statistics say " + noted)
                                .fixedBy(Fix.safeSql("ANALYZE " + Sql.name(table.name()))));
            }
        }
    }

    private static boolean isFar(long rows, long noted, long factor, long small) {
        long larger = Math.max(rows, noted);
        long smaller = Math.min(rows, noted);
        return larger > small && larger / factor > smaller;
    }
}

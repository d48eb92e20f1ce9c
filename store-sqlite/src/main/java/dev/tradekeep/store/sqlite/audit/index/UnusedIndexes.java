package dev.tradekeep.store.sqlite.audit.index;

import dev.tradekeep.sqlite.SqliteException;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
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
import dev.tradekeep.store.sqlite.dialect.SqliteDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks for indexes that nothing reads, among those that somebody added: a test holds that each
 * index of the migrations serves a query.
 */
public final class UnusedIndexes implements Inspection {
    public static final Check CHECK =
            new Check(
                    "index.unused",
                    "every index that was added serves a statement",
                    Severity.ADVICE,
                    AuditLevel.QUICK,
                    Check.Scope.OURS,
                    "An index that nothing reads makes every insert slower and the file larger.",
                    "the plans of all queries of the program, and those in slow_queries",
                    "Drop the index, if no program of yours needs it.");

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        List<String> added = added(context, findings);
        if (added.isEmpty()) {
            return;
        }
        List<String> plans = new ArrayList<>();
        context.request().queries().forEach(query -> addPlan(context, query, plans));
        context.transaction()
                .forEach(ObservedQuery.PLANS, Binder.NONE, row -> plans.add(row.getText(0)));
        long observed =
                context.transaction()
                        .get(ObservedQuery.COUNT_RUNS, Binder.NONE, row -> row.getLong(0));
        String evidence = "no query of the program uses it, nor any of ";
        for (String index : added) {
            if (plans.stream().anyMatch(plan -> names(plan, index))) {
                continue;
            }
            boolean enough = observed >= context.limits().observedMin();
            findings.add(
                    Finding.of(
                                    CHECK,
                                    index,
                                    evidence
                                            + observed
                                            + " observed runs"
                                            + (enough
                                                    ? ""
                                                    : ", which is not enough data to say more"))
                            .fixedBy(Fix.sql("DROP INDEX " + Sql.name(index))));
        }
    }

    private static List<String> added(AuditContext context, Findings findings) {
        List<String> added = new ArrayList<>();
        for (Table table : context.schema().tables()) {
            for (Index index : table.indexes()) {
                findings.examined(CHECK, 1);
                boolean known = context.comparison().makes("index", index.name());
                if (index.explicit() && !index.unique() && !known) {
                    added.add(index.name());
                }
            }
        }
        return added;
    }

    private static void addPlan(AuditContext context, Query query, List<String> plans) {
        try (Statement plan =
                context.connection()
                        .prepare("EXPLAIN QUERY PLAN " + query.sql(SqliteDialect.INSTANCE))) {
            for (int index = 1; index <= plan.parameterCount(); index++) {
                plan.bind(index, 1);
            }
            while (plan.step()) {
                plans.add(String.valueOf(plan.getText("detail")));
            }
        } catch (SqliteException e) {
            // The schema lacks what the query names, which other checks tell.
            return;
        }
    }

    private static boolean names(String plan, String index) {
        return Pattern.compile("\\bINDEX " + Pattern.quote(index) + "\\b").matcher(plan).find();
    }
}

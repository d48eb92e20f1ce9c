package dev.tradekeep.store.sqlite.audit.index;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks in the log of slow statements for those that worked without an index. */
public final class MissingIndexes implements Inspection {
    public static final Check CHECK =
            new Check(
                    "index.missing",
                    "no slow statement scans, sorts or makes an index of its own",
                    Severity.ADVICE,
                    AuditLevel.QUICK,
                    Check.Scope.OURS,
                    "Such a statement takes longer with every row that is written.",
                    "the table slow_queries",
                    "Make an index on the columns of its WHERE and ORDER BY, in a migration.");

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        Set<String> meant =
                context.request().queries().stream()
                        .filter(Query::readsWholeTables)
                        .map(Query::label)
                        .collect(Collectors.toSet());
        context.transaction()
                .forEach(
                        ObservedQuery.BY_QUERY,
                        Binder.NONE,
                        row -> {
                            long runs = row.getLong("runs");
                            findings.examined(CHECK, runs);
                            List<String> faults =
                                    faults(
                                            row.getLong("full_scan_steps"),
                                            row.getLong("sorts"),
                                            row.getLong("automatic_index_rows"),
                                            context.limits().scanStepsMax());
                            String query = row.getText("query");
                            if (!faults.isEmpty() && !meant.contains(query)) {
                                findings.add(
                                        CHECK,
                                        query,
                                        runs + " slow runs, at most " + String.join(", ", faults));
                            }
                        });
    }

    private static List<String> faults(long scanned, long sorts, long indexed, long scanMax) {
        List<String> faults = new ArrayList<>();
        if (scanned > scanMax) {
            faults.add(scanned + " rows passed over");
        }
        if (sorts > 0) {
            faults.add(sorts + " sorts");
        }
        if (indexed > 0) {
            faults.add(indexed + " rows of an index made for the run");
        }
        return faults;
    }
}

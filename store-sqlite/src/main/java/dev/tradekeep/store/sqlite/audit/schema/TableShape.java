package dev.tradekeep.store.sqlite.audit.schema;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.DatabaseSchema.Table;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.util.List;

/** Looks at how tables were declared. */
public final class TableShape implements Inspection {
    public static final Check STRICT =
            new Check(
                    "schema.not-strict",
                    "every table is STRICT",
                    Severity.ADVICE,
                    AuditLevel.QUICK,
                    Check.Scope.OURS,
                    "Without STRICT a column takes a value of any type: a number may come back as text.",
                    "the schema",
                    "Rebuild the table with STRICT in a migration of your own.");
    public static final Check PRIMARY_KEY =
            new Check(
                    "schema.no-primary-key",
                    "every table has a primary key",
                    Severity.ADVICE,
                    AuditLevel.QUICK,
                    Check.Scope.ANY,
                    "Nothing names a row for good, and the same row may be written twice.",
                    "the schema",
                    "Rebuild the table with a primary key.");

    @Override
    public List<Check> checks() {
        return List.of(STRICT, PRIMARY_KEY);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        for (Table table : context.schema().tables()) {
            findings.examined(STRICT, 1);
            findings.examined(PRIMARY_KEY, 1);
            if (!table.strict()) {
                findings.add(STRICT, table.name(), "the table is not STRICT");
            }
            if (table.key().isEmpty()) {
                findings.add(PRIMARY_KEY, table.name(), "the table has no primary key");
            }
        }
    }
}

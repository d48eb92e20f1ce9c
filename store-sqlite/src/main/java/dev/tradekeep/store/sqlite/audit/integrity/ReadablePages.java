package dev.tradekeep.store.sqlite.audit.integrity;

import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.util.List;

/** Reads the schema; what other inspections cannot read is added to it. */
public final class ReadablePages implements Inspection {
    public static final Check CHECK =
            new Check(
                    "integrity.readable",
                    "whatever the audit reads can be read",
                    Severity.ERROR,
                    AuditLevel.QUICK,
                    Check.Scope.ANY,
                    "A page that cannot be read is lost with every row on it.",
                    "what the other checks read",
                    "Keep the file as it is, and restore a backup next to it.");

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        try (Statement statement =
                context.connection().prepare("SELECT type, name, rootpage FROM sqlite_schema")) {
            while (statement.step()) {
                findings.examined(CHECK, 1);
            }
        }
    }
}

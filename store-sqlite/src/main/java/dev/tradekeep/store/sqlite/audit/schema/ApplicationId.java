package dev.tradekeep.store.sqlite.audit.schema;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import java.util.List;
import java.util.Locale;

/** Looks at the mark in the header that says whose the file is. */
public final class ApplicationId implements Inspection {
    public static final Check CHECK =
            new Check(
                    "schema.application-id",
                    "the header says that the file is Tradekeep's",
                    Severity.ERROR,
                    AuditLevel.QUICK,
                    Check.Scope.OURS,
                    "Tradekeep refuses a file whose header says that it is another program's.",
                    "the header of the file",
                    "Adopt the file with 'tradekeep db baseline', or restore a backup.");

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        findings.examined(CHECK, 1);
        long found = context.file().applicationId();
        if (found == DatabaseFile.APPLICATION_ID) {
            return;
        }
        Finding finding =
                Finding.of(
                        CHECK,
                        "header",
                        String.format(
                                Locale.ROOT,
                                "application id 0x%08x, wanted 0x%08x; the tables are Tradekeep's",
                                found,
                                DatabaseFile.APPLICATION_ID));
        findings.add(
                found == 0
                        ? finding.fixedBy(
                                Fix.command("tradekeep db baseline --db " + context.file().path()))
                        : finding.fixedBy(
                                Fix.sql("PRAGMA application_id=" + DatabaseFile.APPLICATION_ID)));
    }
}

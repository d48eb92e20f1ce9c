package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.store.auditlog.AuditLog;
import dev.tradekeep.store.auditlog.ChainCheck;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.util.List;

/** Walks along the hash chain of the audit log. */
public final class AuditChain implements Inspection {
    public static final Check CHECK =
            new Check(
                    "books.audit-log",
                    "the hash chain of the audit log is unbroken",
                    Severity.ERROR,
                    AuditLevel.FULL,
                    Check.Scope.OURS,
                    "Somebody changed past the rules what the log says of who did what.",
                    "audit_log",
                    "Keep the file, compare the log with that of a backup, and ask who had access.");

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
        ChainCheck chain = new AuditLog(context.transaction()).verify();
        findings.examined(CHECK, chain.rows());
        chain.fault()
                .ifPresent(fault ->
                        findings.add(
                                Finding.of(
                                                CHECK,
                                                "row " + fault.id(),
                                                fault.reason()
                                                        + "; "
                                                        + chain.rows()
                                                        + " rows before it are right")
                                        .naming(List.of("row " + fault.id()))));
    }
}

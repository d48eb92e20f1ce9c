package dev.tradekeep.store.sqlite.audit.space;

import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.AuditLevel;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Fix;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.Severity;
import java.util.List;

/** Looks at the pages that hold nothing. */
public final class Freelist implements Inspection {
    public static final Check CHECK =
            new Check(
                    "space.freelist",
                    "few pages of the file are unused",
                    Severity.ADVICE,
                    AuditLevel.QUICK,
                    Check.Scope.ANY,
                    "Unused pages take room on the disk, though new rows will use them again.",
                    "the header of the file",
                    "Give the pages back to the system.");

    private static final int PERCENT = 100;
    private static final long INCREMENTAL = 2;

    @Override
    public List<Check> checks() {
        return List.of(CHECK);
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        findings.examined(CHECK, 1);
        long pages = context.file().number("PRAGMA page_count");
        long unused = context.file().number("PRAGMA freelist_count");
        long bytes = unused * context.file().number("PRAGMA page_size");
        if (unused * PERCENT > pages * context.limits().freelistPercentMax()
                && bytes > context.limits().wasteBytesMin()) {
            boolean inSteps = context.file().number("PRAGMA auto_vacuum") == INCREMENTAL;
            findings.add(
                    Finding.of(
                                    CHECK,
                                    "file",
                                    unused
                                            + " of "
                                            + pages
                                            + " pages are unused, "
                                            + bytes
                                            + " bytes")
                            .fixedBy(
                                    inSteps
                                            ? Fix.safeSql("PRAGMA incremental_vacuum")
                                            : Fix.sql("VACUUM")));
        }
    }
}
